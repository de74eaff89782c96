from datetime import UTC, datetime, timedelta

from tasks.publishing.overview import fresh, sides

LAST = datetime(2026, 4, 21, 6, 30, tzinfo=UTC)


def article(hours, **cells):
    return {"first_read_at": LAST - timedelta(hours=hours), "withdrawn_at": None, "figures": 3} | cells


def totals(first_run):
    return {"first_run": first_run, "last_run": LAST, "last_run_name": "ingest"}


def test_what_came_within_a_day_of_the_last_run_is_new():
    recent, old = article(5), article(30, withdrawn_at=LAST - timedelta(hours=1))
    changes = [{"changed_at": LAST - timedelta(hours=hours)} for hours in (2, 40)]
    rows = [{"entered_at": LAST - timedelta(hours=hours)} for hours in (0, 3, 50)]
    news = fresh(totals(LAST - timedelta(days=9)), [recent, old], changes, rows)
    assert (news.articles, news.withdrawn, news.changes, news.quarantined) == ([recent], [old], changes[:1], 2)
    assert not news.is_first


def test_a_warehouse_that_is_younger_than_a_day_is_new_as_a_whole():
    assert fresh(totals(LAST - timedelta(hours=3)), [], [], []).is_first


def test_without_a_run_nothing_is_said_to_be_new():
    assert fresh({"first_run": None, "last_run": None}, [], [], []) is None


def test_each_source_stands_once_beside_who_denies_it():
    told = [
        {"ultimate_source": "the coastguard", "publisher": "Quay Courier", "figure_id": "a"},
        {"ultimate_source": "the coastguard", "publisher": "Lowick Star", "figure_id": "b"},
        {"ultimate_source": None, "publisher": "Lowick Star", "figure_id": "c"},
    ]
    found = sides(told, [{"speaker": None, "publisher": "Quay Courier", "denial_id": "d"}])
    assert [(side.source, side.denial is None) for side in found] == [
        ("the coastguard", True),
        ("Lowick Star", True),
        ("Quay Courier", False),
    ]
