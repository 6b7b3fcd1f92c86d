"""Changes, and the versions that they leave of a record.

A change says what it rests on (``seen``); a version is *current* as long as no other change has
seen it.  Nothing here asks a clock what survives: ``order`` only decides what is shown first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from msgspec import UNSET, Raw, Struct

from workbook.notebook.act_lines import Act, Origin, Value, read_later
from workbook.notebook.line import Line, device_of
from workbook.notebook.records import NOTHING, Basis
from workbook.notebook.values import same


class Change(Struct, frozen=True):
    """A change to one record, to be written.

    Attributes:
        table: The record's table.
        id: The record's id.
        value: What the record is to say, a JSON object; None deletes it.
        seen: What the person had before them: the basis of the version that was opened.
        origin: Where it was first made; None for here and now.
        json: The JSON of the value, where it is known to be read back as just that.
    """

    table: str
    id: int
    value: Mapping[str, Any] | None
    seen: Basis
    origin: Origin | None = None
    json: Raw | None = None


class Version(Struct, frozen=True):
    """What a record says, or said, by one device.

    Attributes:
        value: The record, a JSON object that must not be altered; None for a deletion.
        at: The device's clock when it was written, ISO with offset.
        order: Milliseconds; of several current versions the one with the highest is shown first.
        device: Id of the device.
        label: What that device calls itself, "laptop".
        number: The device's running number of the act.
        basis: What a change made in the sight of this version has seen: hand it back as ``seen``.
    """

    value: Mapping[str, Any] | None
    at: str
    order: int
    device: str
    label: str
    number: int
    basis: Basis


def falling(orders: Sequence[int]) -> list[int]:
    """The orders of versions, each raised above that of the next one where it was not.

    Versions that are written again elsewhere keep their order by it alone.
    """
    found: list[int] = []
    least = 0
    for order in reversed(orders):
        found.append(max(order, least))
        least = found[-1] + 1
    return found[::-1]


def join(*bases: Basis) -> dict[str, int]:
    """What has been seen by whoever has seen all of these."""
    if not bases:
        return {}
    joined = dict(bases[0])
    for basis in bases[1:]:
        for writer, number in basis.items():
            if number > joined.get(writer, 0):
                joined[writer] = number
    return joined


class Edit(Struct, eq=False):
    """One change as it stands in a log, which nobody may alter.

    Attributes:
        line: The line it stands in.
        place: Its place among the line's changes.
        writer: The line's ``dev``: the device, or a branch of it (see ``Record.writer_sees``).
        number: The line's running number.
        order: See ``Version``.
        at: See ``Version``.
        sitting: In which sitting of the device it was made.
        said: What it says, as it was read; see ``value``.
        seen: What it rests on.
        clashing: Whether another line has the same number and says something else.
        label: What the device calls itself on which it was first made; "" for the writer itself.
        past: Whether it only says what the record said before it was brought here.
    """

    line: Line
    place: int
    writer: str
    number: int
    order: int
    at: str
    sitting: str
    said: Value
    seen: Basis
    clashing: bool
    label: str = ""
    past: bool = False

    @classmethod
    def of(cls, act: Act, place: int, line: Line, *, clashing: bool = False) -> Edit:
        """One change of an act that was read."""
        said = act.changes[place]
        writer, number, seen = act.writer, act.number, said.seen or NOTHING
        if seen and seen.get(writer, 0) >= number:
            seen = {**seen, writer: number - 1}  # nothing has seen itself
        if said.origin is UNSET:
            order, at, sitting = act.order, act.at, act.sitting
            return cls(line, place, writer, number, order, at, sitting, said.value, seen, clashing)
        made = said.origin
        return cls(
            line,
            place,
            writer,
            number,
            made.order,
            made.at,
            act.sitting,
            said.value,
            seen,
            clashing,
            made.label,
            made.past,
        )

    @property
    def value(self) -> dict[str, Any] | None:
        """See ``Version``; read when it is first asked for."""
        said = self.said
        if isinstance(said, bytes):
            said = self.said = read_later(said)
        return said

    @property
    def rank(self) -> tuple[int, str, int, int]:
        """By what versions are sorted; the same on every device, and never equal for two."""
        return (self.order, self.writer, self.number, self.line.crc)

    @property
    def basis(self) -> dict[str, int]:
        """What someone has seen who sees this."""
        name = self.line.alias(self.writer) if self.clashing else self.writer
        seen = self.seen
        return {**seen, name: max(self.number, seen.get(name, 0))}

    def is_covered(self, seen: Basis) -> bool:
        """Whether whoever has seen this much has seen this change.

        A number that stands in two different lines doesn't say which of them was seen, so those
        are told apart by their sums, and only by them.
        """
        if not self.clashing and seen.get(self.writer, 0) >= self.number:
            return True
        return seen.get(self.line.alias(self.writer), 0) >= self.number

    def version(self, label: str, basis: Basis | None = None) -> Version:
        """This change for the world outside, with another basis if it stands for several."""
        return Version(
            value=self.value,
            at=self.at,
            order=self.order,
            device=device_of(self.writer),
            label=self.label or label,
            number=self.number,
            basis=self.basis if basis is None else basis,
        )


Heads = tuple[Edit, ...]
"""The current changes of a record, newest first, deletions too."""

_rank_of = attrgetter("rank")


class Record(Struct, eq=False):
    """All that is known of one record.

    Attributes:
        heads: The current changes, deletions too, newest first; replaced, never altered.
        past: Where the superseded ones stand: line, and place among its changes.
        covered: What any of its changes has seen.
        order: The newest order among its changes.
    """

    heads: Heads = ()
    past: list[tuple[Line, int]] = []
    covered: Mapping[str, int] = NOTHING
    order: int = 0

    def take(self, edit: Edit) -> bool:
        """Put one more change in its place, in whatever order they come.

        Returns:
            Whether the current changes are others now.
        """
        self.order = max(self.order, edit.order)
        if edit.past:
            self.past.append((edit.line, edit.place))
            return False
        if edit.seen:
            self.covered = join(self.covered, edit.seen) if self.covered else edit.seen
        covered = self.covered
        if not covered and not self.heads:  # as with most records of a log
            self.heads = (edit,)
            return True
        current: list[Edit] = []
        for head in self.heads:
            if head.is_covered(covered):
                self.past.append((head.line, head.place))
            else:
                current.append(head)
        if edit.is_covered(covered):
            self.past.append((edit.line, edit.place))
            if len(current) == len(self.heads):
                return False
        else:
            current.append(edit)
            if len(current) > 1:
                current.sort(key=_rank_of, reverse=True)
        self.heads = tuple(current)
        return True

    @property
    def is_shown(self) -> bool:
        """Whether reading returns it."""
        for head in self.heads:  # noqa: SIM110  # asked for each change: a generator costs more
            if head.said is not None:
                return True
        return False

    @property
    def value(self) -> dict[str, Any] | None:
        """What reading returns; None if the record is deleted.

        Only what exists is shown: an edit outlives a deletion that has not seen it.
        """
        return next((head.value for head in self.heads if head.said is not None), None)

    def writer_sees(self, writer: str, seen: Basis) -> bool:
        """Whether someone who has seen this much has seen all that ``writer`` wrote here.

        A basis keeps one number for each writer, and so can't say "96 but not 90".  Where one
        device writes a record twice and the second time without having seen the first (two
        programs at once), the second change is therefore written as a *branch* of the device.
        """
        known = seen.get(writer, 0)
        if self.covered.get(writer, 0) > known:
            return False
        for head in self.heads:  # noqa: SIM110  # asked for each save: a generator costs more
            if head.number > known and head.writer == writer:
                return False
        return True


def groups_of(heads: Sequence[Edit]) -> list[list[Edit]]:
    """Current versions that there are, in their order; each with the others that say the same."""
    if len(heads) == 1:
        return [] if heads[0].said is None else [[heads[0]]]
    groups: list[list[Edit]] = []
    for head in heads:
        if head.said is None:
            continue
        group = next((group for group in groups if same(group[0].value, head.value)), None)
        if group is None:
            groups.append([head])
        else:
            group.append(head)
    return groups


def basis_of(heads: Sequence[Edit]) -> dict[str, int]:
    """What someone has seen to whom reading returned the newest of these, or that there is none."""
    if len(heads) == 1:
        return heads[0].basis
    groups = groups_of(heads)
    return join(*(edit.basis for edit in (groups[0] if groups else heads)))
