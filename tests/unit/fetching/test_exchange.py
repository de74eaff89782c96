from datetime import UTC, datetime

import pytest

from tasks.fetching.exchange import refresh_target
from values.snapshot import Outcome, Snapshot

PAGE = "https://herald.example/a"


def onward(body):
    snapshot = Snapshot(PAGE, PAGE, Outcome.OK, datetime(2026, 3, 6, tzinfo=UTC), body=body.encode())
    return refresh_target(snapshot, PAGE)


@pytest.mark.parametrize(
    "tag",
    [
        '<meta http-equiv="refresh" content="0; url=/b">',
        "<META CONTENT='0;URL=/b' HTTP-EQUIV=Refresh>",
        '<meta http-equiv="refresh" content="1;url=\'https://herald.example/b#top\'">',
    ],
)
def test_a_page_that_sends_its_reader_on_at_once_leads_there(tag):
    assert onward(f"<!doctype html><title>Moved</title>{tag}") == "https://herald.example/b"


@pytest.mark.parametrize(
    "body",
    [
        '<meta http-equiv="refresh" content="300; url=/b"><p>Two people were hurt.</p>',
        '<meta http-equiv="refresh" content="0">',
        '<meta http-equiv="refresh" content="0; url=/a#top">',
        '<meta http-equiv="refresh" content="0; url=http://[">',
        '<meta http-equiv="refresh" content="0; url=javascript:alert(1)">',
        '<noscript><meta http-equiv="refresh" content="0; url=/no-script"></noscript><p>Two people were hurt.</p>',
        '<!-- <meta http-equiv="refresh" content="0; url=/b"> -->',
        "<p>The ministers need a refresh.</p>",
    ],
)
def test_a_page_to_read_leads_nowhere(body):
    assert onward(body) is None
