from datetime import date

import vl_convert

from tasks.publishing.charts import VEGA_LITE, claim_chart


def report(low, high, stance="asserted", speaker="Police", said_on=None):
    return {
        "value_low": low,
        "value_high": high,
        "modifier": "exact",
        "quote": "x",
        "stance": stance,
        "ultimate_source": speaker,
        "publisher": "Outlet",
        "said_on": said_on,
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


def test_every_day_between_two_reports_has_a_column_and_speakers_of_a_day_stand_side_by_side():
    chart = claim_chart([report(9, 9, said_on=date(2026, 3, 7)), report(17, 17, said_on=date(2026, 3, 9))])
    assert chart["encoding"]["x"]["scale"]["domain"] == ["2026-03-07", "2026-03-08", "2026-03-09"]
    assert chart["encoding"]["xOffset"]["field"] == "speaker"


def test_a_report_without_a_day_stands_behind_the_others():
    undated = report(17, 17) | {"report_day": None, "published_day": None}
    assert claim_chart([report(9, 9), undated])["encoding"]["x"]["scale"]["domain"] == ["2026-03-08", "undated"]


def test_many_days_are_a_line_of_time():
    chart = claim_chart([report(9, 9), report(17, 17, said_on=date(2026, 9, 1))]) | {"width": 400}
    assert chart["encoding"]["x"]["type"] == "temporal"
    assert "2026-0" in vl_convert.vegalite_to_svg(chart, vl_version=VEGA_LITE)


def test_only_the_stances_that_occur_are_explained():
    [*_, marks] = claim_chart([report(9, 9), report(17, 17, "alleged")])["layer"]
    assert marks["encoding"]["shape"]["scale"]["domain"] == ["asserted", "alleged"]
