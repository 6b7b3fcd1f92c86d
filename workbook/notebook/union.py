"""The union of all logs: every act once, and what the records say after all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum, auto
from typing import Any

from msgspec import Raw

from workbook.notebook.act_lines import Act, act_of
from workbook.notebook.device import readable
from workbook.notebook.dropped import Dropped, from_field
from workbook.notebook.line import Found, Line, device_of
from workbook.notebook.log_files import LogFile
from workbook.notebook.log_names import log_name
from workbook.notebook.migrations import FORMAT, Content, upgraded
from workbook.notebook.records import Basis
from workbook.notebook.shown_heads import ShownHeads, shown_heads
from workbook.notebook.stored import StoredRecords
from workbook.notebook.versions import Edit, Record, groups_of

Records = dict[str, Record] | StoredRecords
"""The records of a table, by id as text."""

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


class ShownTable(Mapping[str, dict[str, Any]]):
    """What reading returns of one table: the newest version of each record that there is.

    It follows the union.  The values are replaced and never altered, so that they can be handed out
    and kept.
    """

    __slots__ = ("_hidden", "_records")

    def __init__(self, records: Mapping[str, Record], hidden: AbstractSet[str]) -> None:
        self._records = records
        self._hidden = hidden

    def __getitem__(self, key: str) -> dict[str, Any]:
        value = self._records[key].value
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._records and key not in self._hidden

    def __iter__(self) -> Iterator[str]:
        # All names at once: another thread may add a record meanwhile.
        return iter([key for key in tuple(self._records) if key not in self._hidden])

    def __len__(self) -> int:
        return len(self._records) - len(self._hidden)


class Union:
    """All acts that were read or written.

    Attributes:
        records: By table and id (as text, as TinyDB has it).
        hidden: By table the ids of those of the records that are deleted.
        labels: What each device calls itself.
        top: For each writer the highest number that stands, or is said to have been seen, anywhere.
        clashes: Numbers of a device that stand in two different lines.
        dropped: For each device the lines that it dropped because later ones of its own say more.
        stale: Whether what was read must be read again, since it turned out that a line which is
            told apart by its sum was dropped by its own device.
        generation: Rises with every line taken.
        begun: The generation that this union began with.
        touched: The generation in which each table was last changed.
        newest_format: The newest format of any line that was understood; 0 while there is none.
        lines: The lines by device and number.
        twins: The further lines with a number that another has, by device, number and checksum.
    """

    def __init__(
        self,
        clashes: frozenset[tuple[str, int]],
        generation: int = 0,
        dropped: Mapping[str, set[Dropped]] | None = None,
    ) -> None:
        self.records: dict[str, Records] = {}
        self.hidden: dict[str, set[str]] = {}
        self.labels: dict[str, str] = {}
        self.top: dict[str, int] = {}
        self.clashes = clashes
        self.new_clashes: set[tuple[str, int]] = set()
        self.dropped: dict[str, set[Dropped]] = {}
        self.stale = False
        self.generation = self.begun = generation
        self.touched: dict[str, int] = {}
        self.newest_format = 0
        self.lines: dict[str, dict[int, Line]] = {}
        self.twins: dict[tuple[str, int, int], Line] = {}
        self._dropped_sums: dict[str, dict[int, int]] = {}
        for device, lines in (dropped or {}).items():
            self._take_dropped(device, lines)

    def take(self, found: Found, file: LogFile, changed: set[Place] | None) -> Outcome:
        """Add what one line says, unless it is known; ``changed`` gets the records that changed."""
        if found.act is not None:
            self.newest_format = FORMAT
        act = found.act or self._read(found.content)
        if isinstance(act, Outcome):
            return act
        number = act.number
        device = device_of(act.writer)
        if file.in_order:
            file.in_order = number > file.last and file.name == log_name(device)
        file.last = number
        line = Line(found.crc, file, found.offset, found.length)
        outcome = self._place(device, number, line)
        if outcome is Outcome.ACT:
            clashing = self.is_clashing(device, number, line.crc)
            self._apply(act, line, changed, clashing=clashing)
        return outcome

    def _read(self, content: Content) -> Act | Outcome:
        """The act of a line that isn't plain, or what else the line turned out to be."""
        version = content.get("f")
        if type(version) is not int or version < 1:
            return Outcome.STRANGE
        if version > FORMAT:
            return Outcome.NEWER
        if version < FORMAT:
            try:
                content = upgraded(content, version)
            except ValueError:
                return Outcome.STRANGE
        self.newest_format = max(self.newest_format, version)
        if "set" not in content:
            return self._take_header(content)
        act = act_of(content)
        return Outcome.STRANGE if act is None else act

    def _take_header(self, content: Mapping[str, Any]) -> Outcome:
        """Learn what a device calls itself."""
        device, label = content.get("dev"), content.get("label")
        if type(device) is not str or type(label) is not str:
            return Outcome.STRANGE
        self.generation += 1
        self.labels[device] = readable(label) or device
        self._take_dropped(device, from_field(content))
        return Outcome.HEADER

    def _take_dropped(self, device: str, lines: Iterable[Dropped]) -> None:
        """Learn what a device has dropped, and whether some other line has a number of these."""
        known = self.dropped.setdefault(device, set())
        sums = self._dropped_sums.setdefault(device, {})
        read = self.lines.get(device, {})
        for number, crc in lines:
            if (number, crc) in known:
                continue
            known.add((number, crc))
            place = (device, number)
            other = read.get(number)
            twofold = sums.setdefault(number, crc) != crc or (
                other is not None and other.crc != crc
            )
            if twofold and place not in self.clashes:
                self.new_clashes.add(place)
                continue
            self.stale = self.stale or (place in self.clashes and other is not None)
            self.top[device] = max(self.top.get(device, 0), number)

    def is_clashing(self, device: str, number: int, crc: int) -> bool:
        """Whether a line must be told from another by its sum.

        One that its device dropped need not be: there the device's own later line has seen it, and
        says so by the number.
        """
        return (device, number) in self.clashes and (
            (number, crc) not in self.dropped.get(device, ())
        )

    def _place(self, device: str, number: int, line: Line) -> Outcome:
        """Whether this is a line that was not known, and where it stands if it is."""
        dropped = self._dropped_sums.get(device)
        twofold = dropped is not None and dropped.get(number, line.crc) != line.crc
        if twofold and (device, number) not in self.clashes:
            self.new_clashes.add((device, number))
            return Outcome.CLASH
        lines = self.lines.setdefault(device, {})
        known = lines.setdefault(number, line)
        if known is line:
            return Outcome.ACT
        if known.crc != line.crc:
            if (device, number) not in self.clashes:
                self.new_clashes.add((device, number))
                return Outcome.CLASH
            known = self.twins.setdefault((device, number, line.crc), line)
            if known is line:
                return Outcome.ACT
        if known.file.gone or known.file.name == line.file.name:
            # The log was replaced or renamed: the line may stand elsewhere now.
            known.file, known.offset, known.length = line.file, line.offset, line.length
        return Outcome.KNOWN

    def _apply(
        self, act: Act, line: Line, changed: set[Place] | None, *, clashing: bool = False
    ) -> None:
        """Make the changes of an act that was not known before."""
        self.generation += 1
        if act.number > self.top.get(act.writer, 0):
            self.top[act.writer] = act.number
        for place, said in enumerate(act.changes):
            if said.seen:
                self._saw(said.seen)
            edit = Edit.of(act, place, line, clashing=clashing)
            self._apply_edit(said.table, said.key, edit, changed)

    def _saw(self, seen: Basis) -> None:
        """Note which numbers there are."""
        top = self.top
        for writer, number in seen.items():
            if number > top.get(writer, 0):
                top[writer] = number

    def wrote(self, act: Act, line: Line) -> None:
        """Add an act that this program itself has just written."""
        self.newest_format = FORMAT
        for change in act.changes:
            if isinstance(change.value, Raw):
                change.value = bytes(change.value)  # as if it had been read
        self.lines.setdefault(device_of(act.writer), {})[act.number] = line
        self._apply(act, line, None)

    def knows(self, device: str, number: int) -> bool:
        """Whether the act of this number was read."""
        return number in self.lines.get(device, {})

    def line(self, device: str, number: int) -> Line | None:
        """The line of this number, if it was read."""
        return self.lines.get(device, {}).get(number)

    def _apply_edit(self, table: str, key: str, edit: Edit, changed: set[Place] | None) -> None:
        """Take one change, and keep what reading returns up to date."""
        records = self.records.get(table)
        if records is None:
            records = self.records[table] = {}
            self.hidden[table] = set()
        record = records.get(key)
        if record is None:
            record = records[key] = Record()
        if not record.take(edit):
            return
        if changed is not None:
            changed.add((table, int(key)))
        self.touched[table] = self.generation
        hidden = self.hidden[table]
        if record.is_shown:
            if key in hidden:  # one that comes back comes last, as with TinyDB
                hidden.discard(key)
                del records[key]
                records[key] = record
        else:
            hidden.add(key)

    def highest(self, device: str) -> int:
        """The highest number of a device that is known of, from any log."""
        highest = self.top.get(device, 0)
        for writer, number in self.top.items():
            if number > highest and writer.startswith(device) and device_of(writer) == device:
                highest = number
        return highest

    def clashed(self, device: str) -> bool:
        """Whether a device has given a number twice."""
        return any(other == device for other, _ in self.clashes)

    @property
    def tables(self) -> Mapping[str, ShownTable]:
        """What reading returns, by table."""
        return {name: self.table(name) for name in self.records}

    def table(self, name: str) -> ShownTable:
        """What reading returns of one table."""
        return ShownTable(self.records.get(name, {}), self.hidden.get(name, set()))

    def label_of(self, head: Edit) -> str:
        """What the device calls itself on which a change was made."""
        device = device_of(head.writer)
        return head.label or self.labels.get(device, device)

    def heads(self, table: str) -> ShownHeads:
        """The current changes of each record of a table that there is, as of now."""
        return shown_heads(self.records.get(table, {}), self.hidden.get(table, set()))

    def disputed(self, table: str) -> Iterator[str]:
        """The ids of the records of a table that have several current versions."""
        records = self.records.get(table, {})
        for key in records.several if isinstance(records, StoredRecords) else records:
            heads = records[key].heads
            if len(heads) > 1 and len(groups_of(heads)) > 1:
                yield key

    def record(self, table: str, key: str) -> Record | None:
        """What is known of a record."""
        return self.records.get(table, {}).get(key)
