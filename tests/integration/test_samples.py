from xml.etree import ElementTree

import pytest
import requests

from samples import SITE, serve_samples


@pytest.fixture(scope="module")
def site():
    with serve_samples(port=0) as running:
        yield running


def links(address, tag):
    return [node.text for node in ElementTree.fromstring(requests.get(address, timeout=5).content).iter(tag)]


def test_the_sitemap_lists_every_page_and_the_feed_the_newest_twelve(site):
    in_sitemap = links(site.sitemap, "{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    in_feed = [link for link in links(site.feed, "link") if link.endswith(".html")]
    assert len(in_sitemap) == len(set(in_sitemap)) == 15
    assert in_feed == in_sitemap[:12]
    assert all(requests.get(link, timeout=5).status_code == 200 for link in in_sitemap)


def test_every_page_says_that_it_is_invented():
    pages = list(SITE.rglob("*.html"))
    assert len(pages) == 16
    assert all("Invented sample page." in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("path", ["/../server.py", "/%2e%2e/server.py", "/nothing.html", "/harbour-ledger"])
def test_nothing_but_a_page_of_the_site_is_served(site, path):
    request = requests.Request("GET", site.home).prepare()
    request.url = site.home + path
    with requests.Session() as session:
        assert session.send(request, timeout=5).status_code == 404


def test_another_port_is_taken_when_the_wanted_one_is_in_use(site):
    with serve_samples(port=site.port) as second:
        assert second.port != site.port
        assert requests.get(second.home, timeout=5).ok


def test_the_samples_answer_to_their_own_address_only():
    with serve_samples(port=0) as site:
        assert requests.get(site.feed, timeout=10).status_code == 200
        assert requests.get(site.feed, headers={"Host": "evil.example"}, timeout=10).status_code == 404
