"""The chart of a claim: its values over time, one colour a speaker, one shape a stance."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import vl_convert

from tasks.publishing.published import Row
from tasks.publishing.wording import day, stated

# Vega-Lite is fixed to a minor version so that a page looks the same after a new release of the package.
VEGA_LITE = "6.4"
SHAPES = {
    "reported": "circle",
    "asserted": "square",
    "alleged": "diamond",
    "denied": "cross",
    "estimated": "triangle-right",
    "hypothetical": "triangle-left",
}
# Okabe and Ito's colours, told apart by colour-blind readers, without their yellow: too pale on white.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#7F7F7F"]
ARROW = 16
"""Pixels, as ROOM, which arrows at the ends of the scale need."""
ROOM = 22
MOST_DAYS = 31
"""Of a chart with a column a day, in which speakers of one day stand side by side."""
INK = "currentColor"


@cache
def script() -> str:
    """Return Vega, Vega-Lite and Vega-Embed as one script that needs nothing else."""
    return str(vl_convert.javascript_bundle(None, vl_version=VEGA_LITE))  # type: ignore[arg-type]  # None: no script of our own


def points(reports: list[Row]) -> list[dict[str, Any]]:
    """Return one chart row a report that states a number."""
    return [
        {
            "day": day(report["said_on"] or report["published_day"] or report["report_day"]),
            "low": report["value_low"],
            "high": report["value_high"],
            "value": report["value_low"] if report["value_low"] is not None else report["value_high"],
            "stated": stated(report),
            "speaker": report["ultimate_source"] or report["publisher"] or "unnamed",
            "stance": report["stance"],
            "outlet": report["publisher"] or "",
        }
        for report in reports
        if report["value_low"] is not None or report["value_high"] is not None
    ]


def claim_chart(reports: list[Row]) -> dict[str, Any] | None:
    """Return a Vega-Lite specification; None when fewer than two reports state a number."""
    rows = points(reports)
    if len(rows) < 2:
        return None
    shared = _days(rows) | {"color": _colour(rows)}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "height": 240,
        "background": None,
        "data": {"values": rows},
        "encoding": shared,
        "layer": [*_bars(rows), *_open_end(rows, "up"), *_open_end(rows, "down"), _marks(rows)],
        "config": _config(),
    }


def _days(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return where a report stands: in the column of the day it was told, or on a line of time where there are many."""
    axis: dict[str, object] = {"labelAngle": 0, "labelOverlap": True}
    dates = sorted(date.fromisoformat(row["day"]) for row in rows if row["day"] != day(None))
    span = (dates[-1] - dates[0]).days + 1 if dates else 1
    if span > MOST_DAYS:
        axis |= {"format": "%Y-%m-%d", "tickMinStep": 86_400_000}
        return {"x": _x("temporal", axis, {"nice": True, "padding": ROOM})}
    every = [str(dates[0] + timedelta(days=n)) for n in range(span)] if dates else []
    undated = [day(None)] if len(dates) < len(rows) else []
    return {"x": _x("ordinal", axis, {"domain": every + undated}), "xOffset": {"field": "speaker", "type": "nominal"}}


def _x(kind: str, axis: dict[str, object], scale: dict[str, object]) -> dict[str, object]:
    return {"field": "day", "type": kind, "title": None, "axis": axis, "scale": scale}


def _y(field: str) -> dict[str, object]:
    return {
        "field": field,
        "type": "quantitative",
        "title": "stated number",
        "scale": {"zero": False, "nice": True, "padding": ROOM},
    }


def _colour(rows: list[dict[str, Any]]) -> dict[str, object]:
    speakers = list(dict.fromkeys(str(row["speaker"]) for row in rows))
    return {
        "field": "speaker",
        "title": "speaker",
        "scale": {"domain": speakers, "range": [COLOURS[i % len(COLOURS)] for i in range(len(speakers))]},
    }


def _bars(rows: list[dict[str, Any]]) -> list[dict[str, object]]:
    """Return low and high of each report as a bar; a layer without rows would make Vega complain, so none is drawn."""
    values = [row for row in rows if row["low"] is not None and row["high"] is not None and row["low"] < row["high"]]
    layer = {
        "data": {"values": values},
        "mark": {"type": "rule", "strokeWidth": 4, "opacity": 0.6},
        "encoding": {"y": _y("low"), "y2": {"field": "high"}},
    }
    return [layer] if values else []


def _open_end(rows: list[dict[str, Any]], way: str) -> list[dict[str, object]]:
    """Return open ends as arrows: up for "at least", down for "at most"."""
    known, unknown, offset = ("low", "high", -ARROW) if way == "up" else ("high", "low", ARROW)
    values = [row for row in rows if row[known] is not None and row[unknown] is None]
    y = _y(known)
    shaft = {
        "mark": {"type": "rule", "strokeWidth": 2, "y2Offset": offset},
        "encoding": {"y": y, "y2": {"field": known}},
    }
    head = {
        "mark": {"type": "point", "shape": f"triangle-{way}", "filled": True, "yOffset": offset},
        "encoding": {"y": y},
    }
    return [{"data": {"values": values}, "layer": [shaft, head]}] if values else []


def _marks(rows: list[dict[str, Any]]) -> dict[str, object]:
    taken = [stance for stance in SHAPES if any(row["stance"] == stance for row in rows)]
    return {
        "mark": {"type": "point", "filled": True, "size": 90},
        "encoding": {
            "y": _y("value"),
            "shape": {
                "field": "stance",
                "title": "stance",
                "scale": {"domain": taken, "range": [SHAPES[stance] for stance in taken]},
            },
            "tooltip": [{"field": name} for name in ("stated", "speaker", "stance", "outlet", "day")],
        },
    }


def _config() -> dict[str, object]:
    text = {"labelColor": INK, "titleColor": INK}
    axis = text | {"domainColor": INK, "tickColor": INK, "gridColor": INK, "gridOpacity": 0.15}
    return {
        "axis": axis,
        "legend": text
        | {
            "symbolFillColor": INK,
            "orient": "bottom",
            # One below the other: on a phone two do not stand side by side.
            "labelLimit": 300,
            "columns": 1,
            "layout": {"bottom": {"direction": "vertical"}},
        },
        "view": {"stroke": None},
        "font": "inherit",
    }
