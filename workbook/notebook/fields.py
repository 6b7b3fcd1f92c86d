"""The shapes of stored records, each field checked and all text in them clean.

A record stands in the log as a JSON object.  What of it this program knows is read straight from
the line, which is many times quicker than making an object of all that it says; what can't be read
so is looked at part by part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, ClassVar, TypeVar

from msgspec import UNSET, Raw, Struct, ValidationError, convert, json
from msgspec.structs import asdict

from workbook.notebook.act_lines import read_later
from workbook.notebook.clean import DEPTH, clean_value
from workbook.notebook.records import NOTHING, Value
from workbook.notebook.values import is_shallow

Fields = Mapping[str, Any]
"""A record as it stands in the log: a JSON object."""


class UndecodableError(ValueError):
    """A stored record has not the shape of its table; the message names the field, never its text."""


class Shape(Struct):
    """What of a stored record is read; other fields may be there.

    Attributes:
        deep: Whether lists and mappings of any depth may be in it.
    """

    deep: ClassVar[bool] = False


class SaidMentorship(Shape):
    """A mentorship; see ``records.Mentorship``, as in the next ones."""

    started: str = ""
    archived: bool = False


class SaidEntry(Shape):
    """An entry."""

    page: str
    mentorship: str | None = None
    meeting: str | None = None
    started: str = ""
    finished: str = ""
    archived: bool = False


class SaidKept(Shape):
    """What an entry keeps of what it showed."""

    deep = True

    kept: dict[str, Any] = {}


class SaidItem(Shape):
    """An item."""

    group: str
    entry: str
    mentorship: str | None = None
    made_in: str | None = None
    rank: str = ""
    archived: bool = False
    made: str = ""


class SaidKey(Shape, kw_only=True):
    """What an answer answers."""

    entry: str
    prompt: str
    item: str | None = None
    column: str = ""


class SaidWords(Shape):
    """What an answer said before."""

    deep = True

    value: Value = UNSET
    asked: str = ""
    labels: dict[str, str] = {}


class SaidAnswer(SaidKey, kw_only=True):
    """An answer; without a value it is none."""

    deep = True

    value: Value = UNSET
    asked: str = ""
    type: str = ""
    labels: dict[str, str] = {}
    version: int = 0
    private: bool = False


S = TypeVar("S", bound=Shape)


def read_as(shape: type[S], stored: bytes | Fields | None) -> S:
    """What a stored record says, all text in it clean.

    What is returned shares no list or mapping with the record, so that nobody who is handed it can
    alter the log.

    Args:
        shape: What is read of it.
        stored: The JSON of the record, or the object; None for one that was deleted.

    Raises:
        UndecodableError: It has another shape.
    """
    if isinstance(stored, bytes):
        try:
            said: S = _decoder(shape).decode(stored)
        except (ValueError, RecursionError):
            stored = read_later(stored)  # which reads what is JSON by the letter only, too
        else:
            return said if is_plain(stored, deep=shape.deep) else _cleaned(said)
    try:
        return _cleaned(convert(stored, shape))
    except ValidationError as error:
        raise UndecodableError(str(error)) from None


@cache  # there are six shapes
def _decoder(shape: type[S]) -> json.Decoder[S]:
    return json.Decoder(shape)


def is_plain(stored: bytes, *, deep: bool = True) -> bool:
    """Whether no text in the JSON of a record can need cleaning, as most need none; told at a glance.

    JSON holds control characters below the blank only behind a backslash.

    Args:
        stored: The JSON.
        deep: Whether lists and mappings in it may be nested, and must not be so too deeply.
    """
    return (
        stored.isascii()
        and stored.find(b"\\") < 0  # ``in`` would make an error each time, inside of Python
        and stored.find(b"\x7f") < 0
        and (not deep or is_shallow(stored, DEPTH))
    )


def _cleaned(said: S) -> S:
    """The same with all text in it clean."""
    fields = {name: part for name, part in asdict(said).items() if part is not UNSET}
    try:
        return type(said)(**clean_value(fields, DEPTH + 1))
    except (TypeError, ValueError) as error:
        raise UndecodableError(str(error)) from None


class KeptLater(Mapping[str, Value]):
    """What an entry keeps of what it showed, read when somebody looks: it is much, and few do.

    What nobody can read is taken for nothing.
    """

    __slots__ = ("_said", "_stored")

    def __init__(self, stored: Callable[[], bytes | Fields | None]) -> None:
        """Leave it for later.

        Args:
            stored: Gives the JSON of the entry, or the object; a LookupError says that it is gone.
        """
        self._stored = stored
        self._said: dict[str, Value] | None = None

    def _read(self) -> dict[str, Value]:
        if self._said is None:
            try:
                self._said = read_as(SaidKept, self._stored()).kept
            except (UndecodableError, LookupError):
                self._said = {}
        return self._said

    def __getitem__(self, name: str) -> Value:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


class _Kept(Struct):
    kept: Raw = Raw()


_kept_reader = json.Decoder(_Kept)


def kept_in(stored: bytes | Fields | None) -> Fields:
    """What a stored entry keeps of what it showed.

    Raises:
        UndecodableError: It is no mapping.
    """
    if isinstance(stored, bytes):
        try:
            kept = bytes(_kept_reader.decode(stored).kept)
        except ValueError:
            kept = b""  # another program's JSON, which is read by the letter below
        if kept.startswith(b"{"):
            return NOTHING if kept == b"{}" else KeptLater(lambda: stored)
    return read_as(SaidKept, stored).kept or NOTHING


def given(text: str, name: str) -> str:
    """A text that must say something."""
    if not text:
        raise UndecodableError(f"{name} is missing")
    return text


def id_of(text: str | None, name: str) -> int | None:
    """The id that a text names; None where there is none."""
    if text is None:
        return None
    number = _number(text)
    if number is None:
        raise UndecodableError(f"{name} is not an id")
    return number


def given_id(text: str, name: str) -> int:
    """The id that a text must name."""
    number = _number(text)
    if number is None:
        raise UndecodableError(f"{name} is not an id")
    return number


@lru_cache(maxsize=1000)  # most answers belong to an entry or an item that others belong to as well
def _number(text: str) -> int | None:
    """The number of a record that a text stands for."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None


def record_id(fields: Fields, name: str) -> int | None:
    """The id of another record that a field names; None if it is left out."""
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return id_of(value, name)
    raise UndecodableError(f"{name} is not an id")
