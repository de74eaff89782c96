"""The words by which Prefect's server knows its users."""

import os
import secrets
from pathlib import Path

FILE = "prefect-login"
USER = "tallywire"


def login_of(folder: Path) -> str:
    """Return `user:password` as the file of a data folder holds it; the first call makes the file, for its owner only.

    Raises:
        PermissionError: the file is not one of the user's own.

    """
    path = folder / FILE
    folder.mkdir(parents=True, exist_ok=True)
    try:
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _kept(path)
    with os.fdopen(made, "w", encoding="ascii") as file:
        file.write(f"{USER}:{secrets.token_urlsafe(24)}\n")
    return _kept(path)


def _kept(path: Path) -> str:
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(file, encoding="ascii") as kept:
        os.fchmod(file, 0o600)
        words = kept.read().strip()
    if ":" not in words:
        raise PermissionError(0, "is no login; delete it, and the next start makes a new one", str(path))
    return words
