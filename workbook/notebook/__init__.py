"""Notebook: what the mentee wrote, kept so that nothing is lost.

The names below are imported when they are first used, so that whoever needs only the records or the
cleaning of text does not pay for a database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.notebook.database import open_database
    from workbook.notebook.notebook import Notebook
    from workbook.notebook.snapshot import Snapshot
    from workbook.notebook.storage import LogStorage

__all__ = ["LogStorage", "Notebook", "Snapshot", "open_database"]

_HOMES = {
    "LogStorage": "storage",
    "Notebook": "notebook",
    "Snapshot": "snapshot",
    "open_database": "database",
}


def __getattr__(name: str) -> object:
    """Import the module of a name that is asked for here."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
