import os

import pytest

from flows.run.environment import prepare


@pytest.fixture(autouse=True)
def _environment(monkeypatch):
    """Give back what the process had; `prepare` writes into it."""
    monkeypatch.setattr(os, "environ", dict(os.environ))
    for name in ("no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, "127.0.0.1,localhost,::1"),
        ({"NO_PROXY": "intranet.example, localhost"}, "intranet.example,localhost,127.0.0.1,::1"),
        ({"no_proxy": "a.example", "NO_PROXY": "b.example"}, "a.example,127.0.0.1,localhost,::1"),
    ],
)
def test_a_proxy_never_stands_before_the_server_on_this_machine(before, after):
    os.environ.update(before)
    prepare()
    prepare()
    assert (os.environ["no_proxy"], os.environ["NO_PROXY"]) == (after, after)


def test_who_wants_no_proxy_at_all_keeps_it_so():
    os.environ["NO_PROXY"] = "*"
    prepare()
    assert os.environ["NO_PROXY"] == "*"
    assert "no_proxy" not in os.environ
