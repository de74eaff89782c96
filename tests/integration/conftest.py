"""One Prefect test server, and one process that checks rows, for all tests that run flows.

They take some 16 s and 5 s to start, so tests without flows never start them.
"""

import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

SERVER_START_SECONDS = 180


@pytest.fixture(scope="session")
def port_of_samples(worker_id):
    """Give each of several workers a port of its own for the samples, so that a second run finds the same addresses."""
    import flows.ingest
    from samples import PORT, serve_samples

    own = PORT if worker_id == "master" else PORT + 1 + int(worker_id.removeprefix("gw"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flows.ingest, "serve_samples", partial(serve_samples, own))
        yield


@pytest.fixture(scope="session")
def prefect_server(port_of_samples):  # noqa: ARG001 - the samples are served
    from prefect.testing.utilities import prefect_test_harness

    from flows.run.processes import checking

    with prefect_test_harness(server_startup_timeout=SERVER_START_SECONDS), checking():
        yield


@pytest.fixture
def data_folder(tmp_path, monkeypatch):
    """Give a run a data folder of its own; nothing of the user's settings reaches it."""
    return settle_in(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def module_folder(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        yield settle_in(tmp_path_factory.mktemp("run"), patch)
        from flows.run.settings import settings

        settings.cache_clear()


def settle_in(folder, patch):
    from flows.run.settings import settings

    patch.chdir(folder)
    patch.setenv("TALLYWIRE_DATA_FOLDER", str(folder / "data"))
    patch.setenv("TALLYWIRE_WRITER_WAIT", "0")
    settings.cache_clear()
    return folder / "data"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
