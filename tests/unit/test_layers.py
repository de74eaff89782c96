"""Imports run downward only: flows, tasks, the engines beneath them; and an engine knows no other engine's rooms."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("tallywire", "flows", "tasks", "expectations", "warehouse", "samples", "values")
MODULES = sorted(module for folder in FOLDERS for module in (ROOT / folder).rglob("*.py"))
ENGINES = ("tasks.fetching", "tasks.parsing", "tasks.extraction", "tasks.reading", "tasks.publishing")
# Stand over the engines: what is taken down goes out of the stored pages, the queues and the warehouse at once; a batch
# that is read elsewhere is parsed, read, checked and staged there.
OVER_ENGINES = ("tasks.erasing", "tasks.batches")
# A second reader reads again, through its door, what it was told, by the rules of the first one.
DOORS = {"tasks.reading": {"tasks.extraction"}}
OUTSIDE_EXTRACTION = ("random", "requests", "socket", "urllib", "http", "logging", "duckdb", "sqlite3", "time")
CLOCK_READINGS = ("datetime.now(", "date.today(", "utcnow(")


def name_of(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def late_imports_only(module: Path, package: str) -> bool:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    early = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in early if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in early if isinstance(node, ast.ImportFrom)}
    return not any(within(name, package) for name in names)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def is_ours(name: str) -> bool:
    return name.partition(".")[0] in FOLDERS


def trade_of(name: str) -> str:
    return next((trade for trade in ("flows.run", "flows.command") if within(name, trade)), "flows")


def may_import_prefect(name: str) -> bool:
    return within(name, "flows") or is_stage(name)


def is_stage(name: str) -> bool:
    return name.startswith("tasks.") and name.count(".") == 1 and name not in (*ENGINES, *OVER_ENGINES)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_flows_and_stages_import_prefect(module):
    if not may_import_prefect(name_of(module)):
        assert not any(within(found, "prefect") for found in imports_of(module))


@pytest.mark.parametrize("module", [m for m in MODULES if is_stage(name_of(m))], ids=name_of)
def test_a_stage_holds_a_prefect_task(module):
    assert "\n@task(" in module.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_expectations_and_validate_import_great_expectations(module):
    name = name_of(module)
    if not (within(name, "expectations") or name == "tasks.validate"):
        assert not any(within(found, "great_expectations") for found in imports_of(module))


def test_validate_imports_great_expectations_late():
    assert late_imports_only(ROOT / "tasks/validate.py", "great_expectations")


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_nothing_below_imports_flows(module):
    if not within(name_of(module), "flows"):
        assert not any(within(found, "flows") for found in imports_of(module))


@pytest.mark.parametrize("module", [m for m in MODULES if within(name_of(m), "flows")], ids=name_of)
def test_the_command_line_stands_on_the_flows_and_the_flows_on_what_they_share(module):
    name = name_of(module)
    floors = ("flows.run", "flows", "flows.command")
    own = floors.index(trade_of(name))
    assert all(floors.index(trade_of(found)) <= own for found in imports_of(module) if within(found, "flows"))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_engines_and_the_warehouse_import_no_task(module):
    name = name_of(module)
    stands_over = any(within(name, package) for package in OVER_ENGINES)
    below = (*ENGINES, *OVER_ENGINES) if stands_over else ENGINES
    if any(within(name, floor) for floor in (*below, "warehouse", "expectations")):
        tasks = {found for found in imports_of(module) if within(found, "tasks") and found != "tasks"}
        assert all(any(within(found, engine) for engine in below) for found in tasks)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_an_engine_imports_no_other_engines_rooms(module):
    own = next((engine for engine in ENGINES if within(name_of(module), engine)), None)
    if own is not None:
        foreign = {found for found in imports_of(module) if within(found, "tasks") and not within(found, own)}
        assert foreign <= DOORS.get(own, set())


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_values_stand_on_nothing_and_the_warehouse_on_values_alone(module):
    ground = {"values": ("values",), "warehouse": ("warehouse", "values")}
    for floor, below in ground.items():
        if within(name_of(module), floor):
            assert all(found.partition(".")[0] in below for found in imports_of(module) if is_ours(found))


@pytest.mark.parametrize("module", [m for m in MODULES if within(name_of(m), "warehouse")], ids=name_of)
def test_the_warehouse_decides_on_what_it_stores_and_loads_what_is_decided(module):
    floors = (
        "warehouse.errors",
        "warehouse.tables",
        "warehouse.joining",
        "warehouse.storing",
        "warehouse.deciding",
        "warehouse",
    )

    def floor_of(name):
        return next(number for number, floor in enumerate(floors) if within(name, floor))

    found = [name for name in imports_of(module) if within(name, "warehouse")]
    assert all(floor_of(name) <= floor_of(name_of(module)) for name in found)


@pytest.mark.parametrize("module", [m for m in MODULES if within(name_of(m), "tasks.extraction")], ids=name_of)
def test_extraction_knows_no_network_clock_database_logger_or_chance(module):
    assert not any(within(found, banned) for found in imports_of(module) for banned in OUTSIDE_EXTRACTION)
    assert not any(reading in module.read_text(encoding="utf-8") for reading in CLOCK_READINGS)


# The rooms of the reading engine, from the ground up: each may import those that stand before it.
FLOORS = (
    "rows",
    "text",
    "words",
    "phrases",
    "numbers",
    "names",
    "times",
    "places",
    "events",
    "citing",
    "setting",
    "denials",
    "quantities",
    "persons",
    "figures",
    "incidents",
)
VOCABULARIES = {"rows", "words"}
ROOMS = ROOT / "tasks/extraction"


def room_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[2] if parts[:2] == ["tasks", "extraction"] and len(parts) > 2 and parts[2] in FLOORS else None


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(name_of(m))], ids=name_of)
def test_a_room_of_the_engine_imports_only_rooms_below_it_and_through_their_doors(module):
    own = room_of(name_of(module))
    for found in imports_of(module):
        room = room_of(found)
        if room is None or room == own:
            continue
        assert FLOORS.index(room) < FLOORS.index(own), f"{found} lies above {own}"
        assert room in VOCABULARIES or found.count(".") == 2, f"{found}: import it from tasks.extraction.{room}"


def test_every_room_of_the_engine_has_its_floor():
    rooms = {folder.name for folder in ROOMS.iterdir() if (folder / "__init__.py").exists()}
    assert rooms == set(FLOORS)
