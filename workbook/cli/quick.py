"""Calls that are understood without a parser, so that they are done while it would still load.

These are the ones that open the workbook, and those that scripts and prompts make again and again,
written as everybody writes them.  Whatever else stands in a call, an option that isn't known here,
``--help``, a value that is missing, is left to the parser, which understands the same words in the
same way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial

from workbook.cli.call import Call

COMPLETION_VARIABLE = "_WORKBOOK_COMPLETE"
"""By which the shell asks for completions."""

EVERYWHERE = ("--data", "--content", "--with")
"""The options that stand before a command or after it."""

COMMANDS = ("open", "where", "status", "capture")
"""The commands that are known here."""


def quick(words: Sequence[str]) -> Callable[[], int | None] | None:
    """What the words of a call ask for, ready to be done; None where that needs the parser.

    It gives an exit code, or None where all went well.
    """
    found = None if COMPLETION_VARIABLE in os.environ else _read(words)
    if found is None:
        return None
    name, said, text = found
    call = Call(
        data=said.get("--data"), content=said.get("--content"), with_name=said.get("--with")
    )
    if name == "capture":
        from workbook.cli.catching import catch
        from workbook.journey.tags import KINDS

        kind = said.get("--as", "")
        return partial(catch, call, text, kind) if kind in ("", *KINDS) else None
    if len(text) != (name == "open"):
        return None
    if name in ("", "open"):
        from workbook.cli.screens import open_screens

        return partial(open_screens, call, *text)
    if name == "status":
        from workbook.cli.standing import tell_status

        return partial(tell_status, call, as_json="--json" in said)
    from workbook.cli.folders import tell_places

    return partial(tell_places, call)


def _read(words: Sequence[str]) -> tuple[str, dict[str, str], tuple[str, ...]] | None:
    """The command, "" for none, its options and its other words; None where any isn't known here."""
    name = ""
    said: dict[str, str] = {}
    text: list[str] = []
    rest = iter(words)
    for word in rest:
        option, given, value = word.partition("=")
        if not word.startswith("-"):
            if name:
                text.append(word)
            elif word in COMMANDS:
                name = word
            else:
                return None
        elif word == "--json" and name == "status":
            said[word] = ""
        elif option in EVERYWHERE or (option == "--as" and name == "capture"):
            value = value if given else next(rest, "")
            if not value.strip() or value.startswith("-"):
                return None
            said[option] = value
        else:
            return None
    return name, said, tuple(text)
