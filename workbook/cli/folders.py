"""Each folder and file of the workbook, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.cli.call import Call
from workbook.cli.saying import say, shown, tell


def tell_places(call: Call) -> None:
    """Print where everything is kept, and say what of the settings can't be used."""
    for line in places(call):
        tell(line)
    read = call.settings()
    for problem in read.problems:
        say(problem)
    for key in read.unknown:
        say(f'{call.paths().settings}: "{key}" means nothing to this version; it is kept as it is')


def places(call: Call) -> Iterator[str]:
    """Each folder and file in two lines: what it is for, and where it is."""
    paths = call.paths()
    named = f", named by {paths.own_named_by}" if paths.own_named_by else ""
    those = (
        ("Your notebook", paths.data, "all you wrote; the folder to back up and to sync"),
        ("This computer", paths.state, "its name, locks and backups; never sync it"),
        ("Backups", paths.backups, "a copy of each day that you write; not encrypted"),
        ("Settings", paths.settings, "may be changed by hand"),
        ("Your own pages", paths.own, f"add to the built-in pages or replace them{named}"),
        ("Built-in pages", paths.builtin, "come with the program"),
    )
    for name, place, purpose in those:
        absent = "" if place.exists() else " (not there yet)"
        yield f"{name}: {purpose}\n    {shown(place)}{absent}"
