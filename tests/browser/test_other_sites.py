"""What a page of another site can do to the operator's machine, in the browser in which the operator is logged in."""

import pytest

from tests.loopback import served_text

pytestmark = pytest.mark.browser
PAGE = "<!doctype html><title>Another site</title><p>Nothing to see here.</p>"
ASK = """async ([address, options]) => {
    try {
        const answer = await fetch(address, options)
        return [answer.type, answer.status, await answer.text()]
    } catch (error) { return ['refused', 0, ''] }
}"""
FLOW = '{"name": "from another site"}'
ATTEMPTS = {
    "a simple request": {"method": "POST", "body": FLOW, "mode": "no-cors"},
    "a request without a type": {"method": "POST", "body": None, "mode": "no-cors"},
    "a request that asks for leave": {"method": "POST", "body": FLOW, "headers": {"Content-Type": "application/json"}},
    "a request with credentials": {"method": "POST", "body": FLOW, "credentials": "include"},
}


@pytest.fixture(scope="module")
def elsewhere():
    with served_text(PAGE) as port:
        yield port


@pytest.fixture
def visitor(operator, elsewhere):
    """Return the operator's browser, which has strayed to a page of another site."""
    operator.page.goto(f"http://localhost:{elsewhere}/")
    return operator.page


def flows(installation):
    return {flow["name"] for flow in installation.ask("POST", "flows/filter")}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_a_page_of_another_site_creates_nothing(installation, visitor, attempt):
    _, status, text = visitor.evaluate(ASK, [f"{installation.home}/api/flows/", attempt])
    assert (status, text) == (0, "")
    assert "from another site" not in flows(installation)


def test_a_page_of_another_site_reads_no_secret(installation, visitor):
    body = '{"include_secrets": true}'
    for path, options in (
        ("block_documents/filter", {"method": "POST", "body": body, "headers": {"Content-Type": "application/json"}}),
        ("block_documents/filter", {"method": "POST", "body": body}),
        ("csrf-token?client=x", {}),
        ("admin/settings", {}),
    ):
        assert visitor.evaluate(ASK, [f"{installation.home}/api/{path}", options]) == ["refused", 0, ""]


def test_a_page_of_another_site_shows_no_page_of_ours_in_a_frame(installation, visitor):
    for address in (f"{installation.home}/dashboard", installation.report):
        visitor.evaluate(
            "address => { const f = document.createElement('iframe'); f.src = address; document.body.append(f) }",
            address,
        )
    visitor.wait_for_load_state("networkidle")
    assert not [frame for frame in visitor.frames[1:] if frame.url.startswith("http")]


def test_a_page_of_another_site_hears_no_web_socket(installation, visitor):
    address = installation.home.replace("http:", "ws:") + "/api/events/out"
    heard = visitor.evaluate(
        """address => new Promise(done => {
            const socket = new WebSocket(address, ['prefect'])
            socket.onopen = () => done('open')
            socket.onclose = () => done('closed')
        })""",
        address,
    )
    assert heard == "closed"


def test_a_name_whose_address_was_changed_to_this_machine_gets_no_answer(installation, operator):
    for address in (installation.home, installation.report):
        port = address.split(":")[2].split("/")[0]
        answer = operator.page.goto(f"http://rebound.test:{port}/")
        assert answer.status == 421
        assert operator.page.evaluate(ASK, ["/api/health", {}])[1] == 421


def test_the_operators_own_page_still_works(installation, operator):
    operator.page.goto(f"{installation.home}/deployments")
    operator.page.get_by_text("revalidate").first.wait_for()
