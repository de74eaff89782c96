"""The report as a reader meets it: opened from disk, searched, followed to the sentence."""

import re

import pytest

pytestmark = pytest.mark.browser
PAGES = ("index", "figures", "incidents", "claims", "persons", "sources", "quarantine", "method")
SERIOUS = {"serious", "critical"}


def faults(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found if fault["impact"] in SERIOUS]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_from_disk_and_asks_nothing_of_the_network(watched, report, name):
    page = watched.open(report / f"{name}.html")
    assert page.locator("h1").inner_text()
    assert {url.split(":", 1)[0] for url in watched.requests} <= {"file", "data"}
    assert watched.complaints == []


def test_the_overview_tells_what_came_in(watched, report):
    page = watched.open(report / "index.html")
    assert page.locator(".tally dd").first.inner_text() == "15"
    assert page.locator("table tbody tr").count() == 15
    watched.screenshot("report-overview")


def test_a_figure_is_found_by_words_and_followed_to_its_sentence(watched, report):
    page = watched.open(report / "figures.html")
    everything = page.locator("#count").inner_text()
    page.get_by_label("Words").fill("spillway killed")
    page.get_by_label("Event").select_option("killed")
    assert page.locator("#count").inner_text() != everything
    row = page.locator("#results tbody tr").first
    marked = row.locator("mark").inner_text()
    watched.screenshot("report-search")
    row.locator("a").first.click()
    assert marked in page.locator(".report mark").all_inner_texts()
    assert watched.complaints == []


def test_a_claim_with_several_reports_is_drawn(watched, report):
    page = watched.open(report / "claims.html")
    # The first row may be a claim of one report that somebody denies.
    several = page.locator("td.number", has_text=re.compile(r"^[2-9]$"))
    page.locator("tbody tr", has=several).first.locator("a").click()
    page.locator("#chart svg").wait_for()
    assert page.locator("#chart svg path").count() > 0
    assert watched.complaints == []
    watched.screenshot("report-claim")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_no_page_has_a_serious_accessibility_fault(browser, report, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    claim = next(iter(sorted((report / "claims").glob("*.html"))))
    for path in (*(report / f"{name}.html" for name in PAGES), claim):
        page.goto(path.as_uri())
        assert faults(page) == [], path.name
    context.close()


def test_the_first_key_reaches_the_content(watched, report):
    page = watched.open(report / "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_a_phone_need_not_scroll_sideways(browser, report):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    for name in PAGES:
        page.goto((report / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
    context.close()
