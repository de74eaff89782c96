from datetime import date

import vl_convert

from tasks.publishing.charts import VEGA_LITE, claim_chart


def report(low, high, stance="asserted", speaker="Police"):
    return {
        "value_low": low,
        "value_high": high,
        "modifier": "exact",
        "quote": "x",
        "stance": stance,
        "ultimate_source": speaker,
        "publisher": "Outlet",
        "report_day": date(2026, 3, 8),
        "published_day": date(2026, 3, 8),
    }


def test_a_single_number_needs_no_chart():
    assert claim_chart([report(5, 5), report(None, None)]) is None


def test_bars_arrows_and_marks_are_drawn_only_where_a_report_asks_for_them():
    chart = claim_chart([report(20, 23), report(51, None, speaker="Ministry"), report(12, 12)])
    marks = [layer.get("mark", {}).get("type", "arrow") for layer in chart["layer"]]
    assert marks == ["rule", "arrow", "point"]


def test_the_specification_draws():
    chart = claim_chart([report(20, 23), report(None, 30, "denied", "Ministry")]) | {"width": 400}
    svg = vl_convert.vegalite_to_svg(chart, vl_version=VEGA_LITE)
    assert "Ministry" in svg
