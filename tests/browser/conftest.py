"""Real pages in a real browser: Debian's Chromium, driven by Playwright; only local files and loopback are asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from samples import serve_samples
from tests.browser.installation import installed
from tests.browser.newsroom import newsroom
from tests.browser.receiver import receiver
from tests.browser.silent import SilentRun

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # A name whose owner has changed its address to this machine.
    "--host-resolver-rules=MAP rebound.test 127.0.0.1",
)
SCREENSHOTS = os.environ.get("SCREENSHOTS")


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory):
    """Return the data folder of one run on the samples, made by the command that a reader would type."""
    folder = tmp_path_factory.mktemp("browser") / "data"
    command = [str(Path(sys.executable).with_name("tallywire")), "--data", str(folder), "ingest"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def report(data_folder):
    return data_folder / "published" / "report"


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Watched:
    """A page with what it asked for and what it complained about."""

    def __init__(self, page):
        self.page = page
        self.requests = []
        self.complaints = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on(
            "console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text)
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: Path):
        self.page.goto(path.as_uri())
        return self.page

    def screenshot(self, name: str):
        if SCREENSHOTS:
            self.page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png")


@pytest.fixture
def watched(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    yield Watched(context.new_page())
    context.close()


@pytest.fixture(scope="session")
def logged_in(browser, installation):
    """Log in as the operator does, and return what the browser remembers of it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{installation.home}/dashboard")
    page.get_by_placeholder("admin:pass").fill(installation.login)
    page.get_by_role("button", name="Login").click()
    page.get_by_text("Active Work Pools").wait_for()
    yield context.storage_state()
    context.close()


@pytest.fixture
def operator(browser, logged_in):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, storage_state=logged_in)
    yield Watched(context.new_page())
    context.close()


@pytest.fixture(scope="session")
def outlet():
    with newsroom() as site:
        site.publish(
            "bridge-of-arn",
            "Coach leaves road at Bridge of Arn",
            "At least 14 passengers were injured on Tuesday when a coach left the road at Bridge of Arn, police said. "
            "Another 120 people were led to safety, according to the fire service, and one man aged 341 was treated.",
        )
        yield site


@pytest.fixture(scope="session")
def notified():
    with receiver() as server:
        yield server


@pytest.fixture(scope="session")
def installation(tmp_path_factory, outlet, notified):
    """`tallywire serve` with three sources on loopback: samples, an outlet whose feed grows, one whose feed is gone."""
    folder = tmp_path_factory.mktemp("installation")
    (folder / "watch.yml").write_text("watch: [{name: Penhallow mine, words: [killed, Penhallow]}]\n", "utf-8")
    with serve_samples(port=0) as site:
        entry = "  - {{name: {name}, home: {home}, feeds: [{home}/feed.xml], delay: 0, max_age_days: null}}\n"
        homes = {"samples": site.home, "newsroom": outlet.home, "closed-paper": f"{outlet.home}/closed"}
        entries = "".join(entry.format(name=name, home=home) for name, home in homes.items())
        (folder / "sources.yml").write_text(f"sources:\n{entries}", "utf-8")
        with installed(folder, TALLYWIRE_NOTIFY_URL=notified.address) as running:
            yield running


@pytest.fixture(scope="session")
def silent_run(tmp_path_factory, installation, outlet):
    """Kill a run early in the session: other tests go on while the server waits for its heartbeat."""
    return SilentRun(installation, outlet, tmp_path_factory.mktemp("silent"))
