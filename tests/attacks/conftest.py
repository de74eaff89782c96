"""`tallywire serve` in a folder and a home of its own, for the whole session."""

import pytest

from tests.browser.installation import installed


@pytest.fixture(scope="session")
def serving(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serving")
    (folder / "sources.yml").write_text("sources: [{name: Nobody, home: 'http://127.0.0.1:9/'}]\n", "utf-8")
    with installed(folder) as running:
        yield running
