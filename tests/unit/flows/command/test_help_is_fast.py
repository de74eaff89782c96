import subprocess
import sys

SLOW = ("prefect", "great_expectations", "pandas", "duckdb", "trafilatura", "lxml", "pyarrow", "requests")


def test_help_imports_nothing_slow():
    program = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from flows.command.cli import app\n"
        "CliRunner().invoke(app, ['--help'])\n"
        f"print(*(name for name in {SLOW} if name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("", 0)
