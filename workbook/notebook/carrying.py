"""Taking all records out of a notebook, and finding out what of others is to be written into it.

Nothing is doubled and nothing is lost.  What the notebook says already is not written again.  What
it moved on from since is left as it is.  An answer that says something else is kept beside the one
that is here, unless its own earlier versions show that it was written in the sight of that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from workbook.notebook.act_lines import Origin
from workbook.notebook.carried import (
    LONGEST_MOMENT,
    LONGEST_NAME,
    Brought,
    Carried,
    CarriedVersion,
    Coming,
)
from workbook.notebook.clean import clean, clean_value
from workbook.notebook.codec import Table, decode, plain_fields
from workbook.notebook.device import readable
from workbook.notebook.fields import UndecodableError
from workbook.notebook.records import NOTHING, Answer, Basis, Entry, Item
from workbook.notebook.values import same
from workbook.notebook.versions import Change, Version, falling, join

LARGEST_ORDER = 2**52
"""Milliseconds far beyond any calendar, which every program that reads JSON can take."""

FILLED = ("finished", "kept")
"""What an entry gets from one that is brought in, where it has none itself."""


class Source(Protocol):
    """What must be known of the storage."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables."""

    def ids(self, table: str, /) -> Iterable[int]:
        """The ids of the records of a table."""

    def versions(self, table: str, record: int, /) -> tuple[Version, ...]:
        """A record's current versions, newest first; none if it is unknown or deleted."""

    def earlier(self, table: str, record: int, /) -> tuple[Version, ...]:
        """Its earlier versions worth showing, newest first."""

    def changes_to(self, table: str, record: int, /, *, past: bool = False) -> tuple[Version, ...]:
        """Its current changes, deletions too, newest first; or all its past ones."""


class Plan(Struct, frozen=True):
    """What is to be written for one record: each change in an act of its own, in this order."""

    way: Coming
    changes: tuple[Change, ...] = ()


# -- out ------------------------------------------------------------------------------------------------


def carried_out(source: Source) -> Iterator[Carried | None]:
    """Every record with its versions, by table and id; None for one that is damaged.

    Damaged is what no file could hold, such as a value nested without end.
    """
    for table in sorted(source.tables):
        for record in sorted(source.ids(table)):
            try:
                yield _carried(source, table, record)
            except (TypeError, ValueError):
                yield None


def _carried(source: Source, table: str, record: int) -> Carried:
    current = source.versions(table, record)
    known = all(_is_known(table, record, version) for version in current)
    versions = _apart(table if known else "", current)
    if table != Table.ANSWERS or not known:
        return Carried(table, record, versions[:1], known=known)
    before = [one for one in source.earlier(table, record) if _is_known(table, record, one)]
    said = _apart(table, (*current, *before))
    return Carried(table, record, versions, _falling(said[len(versions) :]))


def _is_known(table: str, record: int, version: Version) -> bool:
    """Whether the version has the shape of its table, and sizes that a file may have."""
    if table not in set(Table):
        return False
    try:
        found = decode(Table(table), record, version.value)
    except UndecodableError:
        return False
    match found:
        case Answer():
            return len(found.key.prompt) <= LONGEST_NAME
        case Entry():
            return len(found.page) <= LONGEST_NAME
        case Item():
            return len(found.group) <= LONGEST_NAME
    return True


def _apart(table: str, versions: Iterable[Version]) -> tuple[CarriedVersion, ...]:
    """The versions as they are carried, those left out that say the same as one before them."""
    found: list[CarriedVersion] = []
    for version in versions:
        fields = plain_fields(table, clean_value(version.value))
        if not any(same(fields, one.fields) for one in found):
            moment = clean(version.at)[:LONGEST_MOMENT]
            order = min(max(version.order, 0), LARGEST_ORDER)
            found.append(CarriedVersion(fields, moment, order, readable(version.label) or "?"))
    return _falling(found)


def _falling(versions: Sequence[CarriedVersion]) -> tuple[CarriedVersion, ...]:
    """The same, each with an order above that of the next one: their order is kept by it alone."""
    orders = falling([version.order for version in versions])
    return tuple(
        replace(version, order=order) for version, order in zip(versions, orders, strict=True)
    )


# -- in -------------------------------------------------------------------------------------------------


def plan(source: Source, record: Carried) -> Plan:
    """What is to be written for a record that is brought in."""
    current = source.changes_to(record.table, record.id)
    living = [one for one in current if one.value is not None]
    if record.table == Table.ANSWERS and record.known:
        return _planned_answer(source, record, current, living)
    [newest, *_] = record.versions
    if not living:
        seen = join(*(one.basis for one in current))
        return Plan(_came(current, record), (_change(record, newest, seen),))
    filled = _filled(record, newest, source.versions(record.table, record.id)[0])
    return Plan(Coming.NEWER, (filled,)) if filled is not None else Plan(Coming.SAME)


def _came(current: Sequence[Version], record: Carried) -> Coming:
    """How a record comes in of which there is nothing here: for the first time, or once more."""
    return Coming.BACK if current and record.versions else Coming.NEW


def _filled(record: Carried, newest: CarriedVersion, here: Version) -> Change | None:
    """An entry that is here with what it lacks; None where it lacks nothing."""
    fields = plain_fields(record.table, clean_value(here.value))
    lacks = {name: newest.fields[name] for name in FILLED if name in newest.fields.keys() - fields}
    if record.table != Table.ENTRIES or not lacks:
        return None
    both = CarriedVersion({**fields, **lacks}, newest.at, here.order + 1, newest.device)
    return _change(record, both, here.basis)


def _planned_answer(
    source: Source, record: Carried, current: Sequence[Version], living: Sequence[Version]
) -> Plan:
    if len(living) == 1 and not record.earlier and _says_all(living[0], record.versions):
        return Plan(Coming.SAME)
    past = source.changes_to(record.table, record.id, past=True)
    rests = [one for one in (*current, *past) if any(_is(one, told) for told in record.earlier)]
    gone = [one for one in current if one.value is None]
    seen = join(*(one.basis for one in (*rests, *gone)))
    least = max((one.order + 1 for one in (*rests, *gone)), default=0)
    coming = [
        _change(record, replace(version, order=max(version.order, least)), seen)
        for version in reversed(record.versions)
        if not any(_says(one, version) for one in living)
        and not (living and any(_is(one, version) for one in past))
    ]
    here = [*living, *source.earlier(record.table, record.id)]
    known = [
        *(plain_fields(record.table, clean_value(one.value)) for one in here),
        *(version.fields for version in record.versions),
    ]
    before = [
        _change(record, version, NOTHING, past=True)
        for version in reversed(record.earlier)
        if not any(same(version.fields, fields) for fields in known)
    ]
    return Plan(_way(current, living, seen, coming, before), (*coming, *before))


def _way(
    current: Sequence[Version],
    living: Sequence[Version],
    seen: Basis,
    coming: Sequence[Change],
    before: Sequence[Change],
) -> Coming:
    """In which way an answer comes in."""
    if coming and not living:
        return Coming.BACK if current else Coming.NEW
    if coming:
        follows = all(_covers(seen, one.basis) for one in living) and len(coming) == 1
        return Coming.NEWER if follows else Coming.DIFFERS
    return Coming.EARLIER if before else Coming.SAME


def _covers(seen: Basis, basis: Basis) -> bool:
    return all(seen.get(writer, 0) >= number for writer, number in basis.items())


def _says_all(here: Version, versions: Sequence[CarriedVersion]) -> bool:
    return all(_says(here, version) for version in versions)


def _says(here: Version, version: CarriedVersion) -> bool:
    """Whether two versions of an answer answer the same, asked in other words perhaps."""
    said = clean_value(here.value) or NOTHING
    return "value" in said and same(said["value"], version.fields["value"])


def _is(here: Version, version: CarriedVersion) -> bool:
    """Whether this is the very same version: it says the same since the same moment."""
    return clean(here.at)[:LONGEST_MOMENT] == version.at and _says(here, version)


def _change(
    record: Carried, version: CarriedVersion, seen: Mapping[str, int], *, past: bool = False
) -> Change:
    """A version as it is written."""
    origin = Origin(version.at, version.order, version.device, past)
    return Change(record.table, record.id, version.fields, seen, origin)


def brought(records: Iterable[Carried], plans: Iterable[Plan]) -> Brought:
    """What comes in, counted."""
    tables: dict[str, Counter[Coming]] = {}
    for record, one in zip(records, plans, strict=True):
        tables.setdefault(record.table, Counter())[one.way] += 1
    return Brought(tables)


# -- acts -----------------------------------------------------------------------------------------------

TOGETHER = 50
"""Most changes of one act; more would make a single earlier version slow to read."""

LARGE = 200_000
"""Characters after which an act takes no further change."""


def acts_of(plans: Iterable[Plan]) -> Iterator[tuple[Change, ...]]:
    """The changes of all records as acts: none changes a record twice, and none is large."""
    waves: list[list[Change]] = []
    for one in plans:
        for number, change in enumerate(one.changes):
            if number == len(waves):
                waves.append([])
            waves[number].append(change)
    for wave in waves:
        yield from _packed(wave)


def _packed(changes: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
    act: list[Change] = []
    size = 0
    for change in changes:
        if act and (len(act) == TOGETHER or size > LARGE):
            yield tuple(act)
            act, size = [], 0
        act.append(change)
        size += _characters(change.value)
    if act:
        yield tuple(act)


def _characters(value: Any) -> int:  # noqa: ANN401  # a JSON value
    """About how long a value is in JSON."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(len(key) + _characters(part) for key, part in value.items())
    if isinstance(value, list):
        return sum(map(_characters, value))
    return 1
