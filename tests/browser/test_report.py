"""The report as a reader meets it: opened from disk, searched, followed to the sentence."""

import csv
import io
import json
import re
import shutil

import pytest

from tasks.publishing import site

pytestmark = pytest.mark.browser
PAGES = tuple(f"{page}.html" for page in site.PAGES)
START = "window.tallywireFigures="
UNIT, SENTENCE = site.FIGURE_COLUMNS.index("unit"), site.FIGURE_COLUMNS.index("sentence")
LINKED = -2
SERIOUS = {"serious", "critical"}


def searchable(report):
    return json.loads((report / "assets" / "figures.js").read_text("utf-8").removeprefix(START).rstrip(";\n"))


def faults(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found if fault["impact"] in SERIOUS]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_from_disk_and_asks_nothing_of_the_network(watched, report, name):
    page = watched.open(report / name)
    assert page.locator("h1").inner_text()
    assert {url.split(":", 1)[0] for url in watched.requests} <= {"file", "data"}
    assert watched.complaints == []


def test_the_first_screen_tells_tolls_disputes_what_waits_and_what_came_in(watched, report):
    page = watched.open(report / "index.html")
    cards = page.locator(".cards li")
    assert re.search(r"\d+ killed \(told: \d+ to \d+\)", cards.first.inner_text())
    assert "rising" in page.locator(".cards").inner_text()
    sides = page.locator("#disputed + ul > li").first.locator("li")
    assert len(set(sides.locator("a").all_inner_texts())) > 1
    assert page.locator("#waiting + ul li", has_text="340: age limit out of range").count() == 1
    assert page.locator("#came ~ .scroll tbody tr").count() == 15
    watched.screenshot("report-overview")
    title = cards.first.locator("a").first
    told = title.inner_text()
    title.click()
    assert page.locator("h1").inner_text() == told
    assert watched.complaints == []


def test_no_link_leads_to_the_port_of_the_samples(report):
    pages = list(report.rglob("*.html"))
    assert len(pages) > 60
    assert [page.name for page in pages if 'href="http://127.0.0.1' in page.read_text("utf-8")] == []
    assert {row[LINKED] for row in searchable(report)} == {False}


def rows_found(page):
    return int(page.locator("#count").inner_text().split()[2])


def test_figures_open_on_harm_the_newest_first(watched, report):
    page = watched.open(report / "figures.html")
    assert set(page.locator("#results tbody tr td:nth-child(2)").all_inner_texts()[:10]) == {"killed"}
    sources = page.locator("#results td:nth-child(8)").all_inner_texts()[:10]
    days = [re.search(r"\d{4}-\d\d-\d\d$", source)[0] for source in sources]
    assert days == sorted(days, reverse=True)


def test_a_figure_is_found_by_words_and_followed_to_its_sentence_and_its_rules(watched, report):
    page = watched.open(report / "figures.html")
    everything = page.locator("#count").inner_text()
    page.get_by_label("Words").fill("spillway killed")
    page.get_by_label("Event").select_option("killed")
    assert page.locator("#count").inner_text() != everything
    row = page.locator("#results tbody tr").first
    marked = row.locator("mark").inner_text()
    watched.screenshot("report-search")
    row.locator("a").first.click()
    figure = page.locator(":target")
    assert figure.locator("mark").inner_text() == marked
    assert figure.locator("tr", has_text="value").locator("code").first.is_visible()
    assert page.locator(".kept").get_by_text(re.compile(r"^[0-9a-f]{64}$")).count() == 1
    assert watched.complaints == []
    watched.screenshot("report-article")


def test_a_view_can_be_sent_by_its_address(watched, report):
    page = watched.open(report / "figures.html")
    page.get_by_label("Event").select_option("killed")
    page.get_by_label("Speaker").fill("government")
    page.get_by_label("Published from").fill("2026-03-08")
    page.get_by_label("Order").select_option("largest")
    found, address = page.locator("#results tbody").inner_text(), page.url
    assert 0 < rows_found(page) < 20
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("#results tbody").inner_text() == found
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("!location.hash")
    assert rows_found(page) == len(page.evaluate("window.tallywireFigures"))


def test_only_what_is_disputed_is_asked_for(watched, report):
    page = watched.open(report / "figures.html")
    page.get_by_label("disputed only").check()
    badges = page.locator("#results tbody tr td:first-child .badge")
    assert badges.count() == rows_found(page) > 0
    badges.first.click()
    assert page.locator("h1 + .warn").inner_text() in ("Somebody denies it.", "The sources disagree.")


def test_what_is_found_is_saved_as_csv_that_no_spreadsheet_runs(watched, report, tmp_path):
    copy = shutil.copytree(report, tmp_path / "report")
    rows = searchable(copy)
    rows[0][UNIT], rows[0][SENTENCE] = "=1+1", 'a "b", c\nd'
    (copy / "assets" / "figures.js").write_text(f"{START}{json.dumps(rows)};", "utf-8")
    page = watched.open(copy / "figures.html")
    page.get_by_label("Event").select_option("killed")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save as CSV").click()
    saved = list(csv.DictReader(io.StringIO(downloading.value.path().read_text("utf-8"), newline="")))
    assert len(saved) == rows_found(page)
    assert {row["event"] for row in saved} == {"killed"}
    assert (saved[0]["unit"], saved[0]["sentence"]) == ("'=1+1", 'a "b", c\nd')


def test_persons_are_found_with_their_sentences(watched, report):
    page = watched.open(report / "persons.html")
    page.get_by_label("Words").fill("sorel")
    rows = page.locator("#persons tbody tr:visible")
    assert rows.count() == 1
    rows.locator("summary").click()
    assert "Sorel" in rows.locator("blockquote mark").first.inner_text()
    rows.locator("blockquote + p a").first.click()
    assert "Sorel" in page.locator("main").inner_text()


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
    claim, incident, article = (min((report / name).glob("*.html")) for name in ("claims", "incidents", "articles"))
    for path in (*(report / name for name in PAGES), claim, incident, article):
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
        page.goto((report / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
    context.close()
