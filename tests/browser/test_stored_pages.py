"""A stored page in a real browser: seen as it came, at the sentence, and without a word to anybody."""

import pytest

from tasks.publishing.site import build_site
from tests.browser.newsroom import newsroom
from tests.browser.test_report import faults
from tests.integration.conftest import settle_in
from tests.integration.stored_outlet import LOGIN, PAGE, report_server, store

pytestmark = pytest.mark.browser
USER, PASSWORD = LOGIN.split(":")


@pytest.fixture
def outsider():
    with newsroom() as site:
        yield site


@pytest.fixture
def stored(tmp_path, monkeypatch, outsider):
    from flows.run.settings import settings

    settle_in(tmp_path, monkeypatch)
    asking = (
        f'<link rel="stylesheet" href="{outsider.home}/style.css"><script src="{outsider.home}/code.js"></script>'
        f'<script>document.title = "RAN"</script><meta http-equiv="refresh" content="0; url={outsider.home}/away">'
    )
    picture = f'<img src="{outsider.home}/beacon.png" onerror="document.title = \'RAN\'">'
    body = f'{picture}<iframe src="{outsider.home}/in"></iframe>'
    kept = store(PAGE.format(head=asking, body=body))
    build_site(settings().published, settings().report)
    with report_server() as home:
        yield home, kept
    settings.cache_clear()


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (390, "dark")])
def test_a_number_leads_to_the_stored_page_which_can_do_nothing(browser, stored, outsider, width, scheme):
    home, kept = stored
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        http_credentials={"username": USER, "password": PASSWORD},
    )
    page = context.new_page()
    page.goto(f"{home}/report/figures.html")
    page.locator("#results tbody a").first.click()
    page.get_by_role("link", name="The stored page, as it came").click()
    frame = page.frame_locator("iframe.stored-page")
    assert frame.locator("h1").inner_text() == "Ferry aground at Lowick"
    assert "“the tide allows no more”" in frame.locator("article").inner_text()
    assert page.get_by_text(kept.sha256).is_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="Alone").click()
    assert page.locator("h1").inner_text() == "Ferry aground at Lowick"
    assert page.title() == "Ferry aground at Lowick"
    assert page.url == f"{home}/stored/{kept.article_id}/page"
    assert outsider.asked == []
    context.close()


def test_without_the_login_the_browser_shows_nothing_of_it(browser, stored):
    home, kept = stored
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home}/report/articles/{kept.article_id}.html")
    page.get_by_role("link", name="The stored page, as it came").wait_for()
    answer = context.request.get(f"{home}/stored/{kept.article_id}")
    assert (answer.status, b"Lowick" in answer.body()) == (401, False)
    context.close()
