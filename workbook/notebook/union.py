"""The union of all logs: every act once, and what the records say after all of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from operator import is_
from typing import Any

from workbook.notebook.device import readable
from workbook.notebook.line import FORMAT, Found, Line, device_of
from workbook.notebook.log_files import LogFile, log_name
from workbook.notebook.versions import Edit, Record

Place = tuple[str, int]
"""A table and a record's id."""


class Outcome(Enum):
    """What a line turned out to be."""

    HEADER = auto()
    ACT = auto()
    KNOWN = auto()
    CLASH = auto()
    NEWER = auto()
    STRANGE = auto()


class Union:
    """All acts that were read or written.

    Attributes:
        records: By table and id (as text, as TinyDB has it).
        tables: What reading returns: the newest version of each record that there is.  The values
            are replaced and never altered, so that they can be handed out and kept.
        labels: What each device calls itself.
        top: For each writer the highest number that stands, or is said to have been seen, anywhere.
        clashes: Numbers of a device that stand in two different lines.
        generation: Rises with every line taken.
        begun: The generation that this union began with.
        touched: The generation in which each table was last changed.
    """

    def __init__(self, clashes: frozenset[tuple[str, int]], generation: int = 0) -> None:
        self.records: dict[str, dict[str, Record]] = {}
        self.tables: dict[str, dict[str, dict[str, Any]]] = {}
        self.labels: dict[str, str] = {}
        self.top: dict[str, int] = {}
        self.clashes = clashes
        self.new_clashes: set[tuple[str, int]] = set()
        self.generation = self.begun = generation
        self.touched: dict[str, int] = {}
        self._lines: dict[str, dict[int, Line]] = {}
        self._twins: dict[tuple[str, int, int], Line] = {}

    def take(self, found: Found, file: LogFile, changed: set[Place]) -> Outcome:
        """Add what one line says, unless it is known; ``changed`` gets the records that changed."""
        content = found.content
        version = content.get("f")
        if type(version) is not int or version < 1:
            return Outcome.STRANGE
        if version > FORMAT:
            return Outcome.NEWER
        if "set" not in content:
            return self._take_header(content)
        if not _is_act(content):
            return Outcome.STRANGE
        writer, number = content["dev"], content["n"]
        device = device_of(writer)
        if file.in_order:
            file.in_order = number > file.last and file.name == log_name(device)
        file.last = number
        line = Line(found.crc, file, found.offset, found.length)
        outcome = self._place(device, number, line)
        if outcome is Outcome.ACT:
            self._apply(content, line, changed, clashing=(device, number) in self.clashes)
        return outcome

    def _take_header(self, content: Mapping[str, Any]) -> Outcome:
        """Learn what a device calls itself."""
        device, label = content.get("dev"), content.get("label")
        if type(device) is not str or type(label) is not str:
            return Outcome.STRANGE
        self.labels[device] = readable(label) or device
        return Outcome.HEADER

    def _place(self, device: str, number: int, line: Line) -> Outcome:
        """Whether this is a line that was not known, and where it stands if it is."""
        lines = self._lines.setdefault(device, {})
        known = lines.setdefault(number, line)
        if known is line:
            return Outcome.ACT
        if known.crc != line.crc:
            if (device, number) not in self.clashes:
                self.new_clashes.add((device, number))
                return Outcome.CLASH
            known = self._twins.setdefault((device, number, line.crc), line)
            if known is line:
                return Outcome.ACT
        if known.file.gone or known.file.name == line.file.name:
            # The log was replaced or renamed: the line may stand elsewhere now.
            known.file, known.offset, known.length = line.file, line.offset, line.length
        return Outcome.KNOWN

    def _apply(
        self, content: Mapping[str, Any], line: Line, changed: set[Place], *, clashing: bool = False
    ) -> None:
        """Make the changes of an act that was not known before."""
        writer, number = content["dev"], content["n"]
        self.generation += 1
        top = self.top
        if number > top.get(writer, 0):
            top[writer] = number
        for place, change in enumerate(content["set"]):
            for other, seen_number in change["seen"].items():
                if seen_number > top.get(other, 0):
                    top[other] = seen_number
            edit = Edit.of(content, place, line, clashing=clashing)
            self._apply_edit(change["t"], change["i"], edit, changed)

    def wrote(self, content: Mapping[str, Any], line: Line, changed: set[Place]) -> None:
        """Add an act that this program itself has just written."""
        self._lines.setdefault(device_of(content["dev"]), {})[content["n"]] = line
        self._apply(content, line, changed)

    def knows(self, device: str, number: int) -> bool:
        """Whether the act of this number was read."""
        return number in self._lines.get(device, {})

    def _apply_edit(self, table: str, key: str, edit: Edit, changed: set[Place]) -> None:
        """Take one change, and keep what reading returns up to date."""
        records = self.records.get(table)
        if records is None:
            records = self.records[table] = {}
            self.tables[table] = {}
        record = records.get(key)
        if record is None:
            record = records[key] = Record()
        before = record.heads
        record.take(edit)
        after = record.heads
        if len(before) == len(after) and all(map(is_, before, after)):
            return
        changed.add((table, int(key)))
        self.touched[table] = self.generation
        value = record.value
        if value is not None:
            self.tables[table][key] = value
        else:
            self.tables[table].pop(key, None)

    def highest(self, device: str) -> int:
        """The highest number of a device that is known of, from any log."""
        highest = self.top.get(device, 0)
        for writer, number in self.top.items():
            if number > highest and device_of(writer) == device:
                highest = number
        return highest

    def clashed(self, device: str) -> bool:
        """Whether a device has given a number twice."""
        return any(other == device for other, _ in self.clashes)

    def record(self, table: str, key: str) -> Record | None:
        """What is known of a record."""
        return self.records.get(table, {}).get(key)


def _is_act(content: Mapping[str, Any]) -> bool:
    """Whether an object has all that an act has, in the right types."""
    writer, number = content.get("dev"), content.get("n")
    return (
        type(writer) is str
        and writer != ""
        and "~" not in writer
        and type(number) is int
        and number > 0
        and type(content.get("order")) is int
        and type(content.get("at")) is str
        and type(content.get("sit")) is str
        and type(content["set"]) is list
        and all(map(_is_change, content["set"]))
    )


def _is_change(change: object) -> bool:
    """The same for one change of an act."""
    if type(change) is not dict:
        return False
    key, seen = change.get("i"), change.get("seen")
    value = change.get("v", 0)
    return (
        type(change.get("t")) is str
        and type(key) is str
        and _is_id(key)
        and (type(value) is dict or value is None)
        and type(seen) is dict
        and (not seen or all(type(number) is int for number in seen.values()))
    )


def _is_id(key: str) -> bool:
    """Whether a text is an id as TinyDB writes it, so that it can be found again by its number."""
    try:
        return str(int(key)) == key
    except ValueError:
        return False
