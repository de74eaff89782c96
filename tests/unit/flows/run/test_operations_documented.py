"""Settings and deployments that the guide does not name do not exist for those who operate."""

from pathlib import Path

import pytest
import yaml

from flows.run.settings import Settings

ROOT = Path(__file__).parents[4]
GUIDE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]


@pytest.mark.parametrize("name", [name for name in Settings.model_fields if name != "fetch"])
def test_every_setting_is_in_the_guide(name):
    assert f"`TALLYWIRE_{name.upper()}`" in GUIDE


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(name):
    assert Settings.model_fields[name].description


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda deployment: deployment["name"])
def test_every_deployment_is_in_the_guide_and_explains_itself(deployment):
    assert f"| `{deployment['name']}` |" in GUIDE
    assert deployment["description"].endswith(".")
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
    assert deployment["work_pool"]["name"] == "tallywire"


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda deployment: deployment["name"])
def test_every_deployment_names_a_flow_that_exists(deployment):
    module, _, name = deployment["entrypoint"].rpartition(".")
    source = (ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    assert f'@flow(name="{deployment["name"]}"' in source
    assert f"def {name}(" in source
