"""An act as its line says it, read no further than it must be.

Of a log of many years a start needs little: what each change is about is read then, and what it says
is kept as it stands in the line until somebody looks.  A line that is anything but plain is read in
full at once, so that nothing is taken for good that is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from msgspec import UNSET, Raw, Struct, UnsetType, field, json

from workbook.notebook.migrations import FORMAT

_DELETED = Raw(b"null")

Value = bytes | Raw | dict[str, Any] | None
"""What a change says: JSON that nobody has looked at yet, or the object; None for a deletion.

``Raw`` is JSON on its way into a line.
"""


class Origin(Struct, frozen=True, omit_defaults=True):
    """Where and when a change was first made that is brought in from another notebook.

    Attributes:
        at: The clock as it was read then.
        order: Its order; see ``Version``.
        label: What the device calls itself on which it was made.
        past: Whether it is only what the record said before: it never becomes current.
    """

    at: str
    order: int
    label: str = field(name="by")
    past: bool = False


class Said(Struct, eq=False):
    """What an act says of one record; ``origin`` is unset for a change made here and then."""

    table: str = field(name="t")
    key: str = field(name="i")
    value: Value = field(name="v")
    seen: dict[str, int]
    origin: Origin | UnsetType = field(name="from", default=UNSET)


class Act(Struct, eq=False):
    """An act: what its line says but for the sum; see ``Edit`` for what each of it means."""

    format: int = field(name="f")
    writer: str = field(name="dev")
    number: int = field(name="n")
    at: str
    order: int
    sitting: str = field(name="sit")
    changes: Sequence[Said] = field(name="set")


class _QuickSaid(Said):
    value: Raw = field(name="v")


class _QuickAct(Act):
    changes: list[_QuickSaid] = field(name="set")


_quick = json.Decoder(_QuickAct)


def read_quickly(piece: bytes | memoryview) -> Act | None:
    """The act of a line of today's format that is plain; None where it must be read in full."""
    try:
        act = _quick.decode(piece)
        str(piece, "utf-8")  # what is left for later is not looked at, and may be no text
    except (ValueError, RecursionError):
        return None
    sound = act.format == FORMAT and _may_write(act.writer, act.number)
    return act if sound and all(map(_leave_for_later, act.changes)) else None


def _leave_for_later(change: Said) -> bool:
    """Let go of the line that the value stands in; False where it must be read at once."""
    said = change.value
    if said == _DELETED:
        change.value = None
    elif isinstance(said, bytes | Raw):
        said = change.value = bytes(said)
        if not said.startswith(b"{"):
            return False
    return _is_key(change.key)


class _InEntry(Struct):
    entry: str


_of_entry = json.Decoder(_InEntry)


def entry_in(said: object) -> str | None:
    """The entry that a value names which nobody has looked at; None where that must be done."""
    try:
        return _of_entry.decode(said).entry if isinstance(said, bytes) else None
    except ValueError:
        return None


def read_later(said: bytes) -> dict[str, Any]:
    """The object that was left for later; empty if nobody can read it, as a number without end."""
    found = read_json(said)
    return found if type(found) is dict else {}


def read_json(piece: bytes | memoryview) -> object:
    """What JSON says, some of it by the letter only; None if it is none.

    Half of a pair that makes one sign is taken out when text is cleaned, and a number beyond all
    is refused then; another program may have written them.
    """
    try:
        return json.decode(piece)
    except (ValueError, RecursionError):
        from json import loads  # as strict about nothing else, and slower: rarely needed

        try:
            return loads(bytes(piece), parse_constant=_refuse)
        except (ValueError, RecursionError):
            return None


def _refuse(constant: str) -> NoReturn:
    """NaN and the infinities are no JSON, though Python's reader takes them."""
    raise ValueError(constant)


def act_of(content: Mapping[str, Any]) -> Act | None:
    """The act that a line's object of today's format is, if it has all that an act has."""
    writer, number, changes = content.get("dev"), content.get("n"), content.get("set")
    if not (
        type(writer) is str
        and type(number) is int
        and _may_write(writer, number)
        and type(content.get("order")) is int
        and type(content.get("at")) is str
        and type(content.get("sit")) is str
        and type(changes) is list
        and all(map(_is_change, changes))
    ):
        return None
    return act_made(content)


def act_made(content: Mapping[str, Any]) -> Act:
    """The act of an object that is known to be one."""
    writer, number, order = content["dev"], content["n"], content["order"]
    changes = [_said(change) for change in content["set"]]
    return Act(FORMAT, writer, number, content["at"], order, content["sit"], changes)


def _said(change: Mapping[str, Any]) -> Said:
    origin = change.get("from")
    return Said(
        change["t"],
        change["i"],
        change["v"],
        change["seen"],
        UNSET
        if origin is None
        else Origin(origin["at"], origin["order"], origin["by"], origin.get("past", False)),
    )


def _may_write(writer: str, number: int) -> bool:
    """Whether this can be the name of a device or a branch of it, and one of its numbers."""
    return writer != "" and "~" not in writer and number > 0


def _is_change(change: object) -> bool:
    """Whether an object has all that one change of an act has, in the right types."""
    if type(change) is not dict:
        return False
    try:
        table, key, value, seen = change["t"], change["i"], change["v"], change["seen"]
        return (
            type(table) is str
            and type(key) is str
            and _is_key(key)
            and (type(value) is dict or value is None)
            and type(seen) is dict
            and all(type(number) is int for number in seen.values())
            and ("from" not in change or _is_origin(change["from"]))
        )
    except KeyError:
        return False


def _is_key(key: str) -> bool:
    """Whether it is a number as TinyDB writes it, so that the record is found by its number."""
    if key.isdecimal() and key.isascii() and key[0] != "0":
        return True
    try:
        return str(int(key)) == key
    except ValueError:
        return False


def _is_origin(origin: object) -> bool:
    """Whether an object has all that is told of a change that was first made elsewhere."""
    return (
        type(origin) is dict
        and type(origin.get("at")) is str
        and type(origin.get("order")) is int
        and type(origin.get("by")) is str
        and type(origin.get("past", False)) is bool
    )
