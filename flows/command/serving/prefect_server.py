"""Prefect's server behind the guard: `python -m flows.command.serving.prefect_server [--host ADDRESS] [--port NUMBER]`.

Without `PREFECT_SERVER_API_AUTH_STRING` it does not start: whoever reaches the port could start any program.
"""

import argparse
import os

from flows.command.serving.guarding import LOOPBACK_NAMES, HostGuard
from flows.run.environment import keep_files_private, prepare
from flows.run.settings import settings

HOST = "127.0.0.1"
PORT = 4200


def locked(host: str, port: int, login: str, names: frozenset[str] = LOOPBACK_NAMES) -> dict[str, str]:
    """Return the settings under which the server asks for a login and answers to no page but its own."""
    origins = [f"http://{name}:{port}" for name in sorted(names | {host})]
    return {
        "PREFECT_SERVER_API_AUTH_STRING": login,
        "PREFECT_API_AUTH_STRING": login,
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": ",".join([*origins, *(f"https://{name}" for name in sorted(names))]),
        "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_API_HOST": host,
        # A port given to the server alone leaves the UI calling 4200.
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_UI_V2_ENABLED": "false",
    }


def main() -> None:
    """Serve until a signal ends it."""
    parser = argparse.ArgumentParser(description="Prefect's server behind the guard")
    parser.add_argument("--host", default=HOST, help="address to listen on")
    parser.add_argument("--port", type=int, default=PORT)
    wanted = parser.parse_args()
    prepare()
    keep_files_private()
    login = os.environ.get("PREFECT_SERVER_API_AUTH_STRING")
    if not login or ":" not in login:
        parser.error("PREFECT_SERVER_API_AUTH_STRING=USER:PASSWORD is not set")
    names = LOOPBACK_NAMES | {wanted.host, *settings().server_names}
    os.environ.update(locked(wanted.host, wanted.port, login, names))
    _serve(wanted.host, wanted.port, names)


def _serve(host: str, port: int, names: frozenset[str]) -> None:
    import uvicorn
    from prefect.server.api.server import create_app

    uvicorn.run(
        HostGuard(create_app(final=True), names), host=host, port=port, log_level="warning", server_header=False
    )


if __name__ == "__main__":
    main()
