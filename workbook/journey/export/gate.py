"""What stays here when everything but the private leaves: answers, and every copy of their words.

An answer stays if it is private, was so when it was written, or if its question quotes one that is.
Its words may also stand elsewhere: in what a list showed when a meeting was held, in the words for
a choice, or in a question as it was asked.  Such copies are known by the words themselves, so that
it doesn't matter how they came there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.documents.leaving import is_closed
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.review.order import Pages
from workbook.notebook.carried import Carried, CarriedVersion
from workbook.notebook.records import Answer, AnswerKey, Column, Value
from workbook.notebook.snapshot import Snapshot

SHORTEST = 3
"""Characters; shorter words stand everywhere and tell nothing."""

TOLD_BY = 24
"""Characters at the beginning of a text by which a copy is known, which may have been shortened."""


@dataclass(frozen=True)  # no slots: what is looked up is looked up once
class Gate:
    """What of these records may leave.

    Attributes:
        reading: The workbook.
        records: Everything it holds.
    """

    reading: Reading
    records: tuple[Carried, ...]

    @property
    def count(self) -> int:
        """How many answers hold something private, now or in an earlier version."""
        closed = (record for record in self._answers if self._is_closed(record))
        before = (record for record in self._answers if not self._is_closed(record))
        return sum(_says_something(record) for record in closed) + sum(
            any(map(_was_private, record.earlier)) for record in before
        )

    def open_records(self) -> tuple[Carried, ...]:
        """The records without what stays here; what this program doesn't know stays, too."""
        return tuple(
            self._open(record)
            for record in self.records
            if record.known and not (record.table == "answers" and self._is_closed(record))
        )

    def open_reading(self) -> Reading:
        """The workbook as if what stays here had never been written."""
        before = self.reading.snapshot
        answers = {
            key: replace(
                answer,
                asked=self._asked(answer.asked),
                labels=self._words(answer.labels),
                others=tuple(
                    replace(other, labels=self._words(other.labels)) for other in answer.others
                ),
            )
            for key, answer in before.answers.items()
            if key not in self._closed
        }
        entries = {
            number: replace(entry, kept=self._kept(entry.kept))
            for number, entry in before.entries.items()
        }
        snapshot = Snapshot(before.generation, before.mentorships, entries, before.items, answers)
        return Reading(self.reading.pack, snapshot)

    # -- which answers --------------------------------------------------------------------------------

    @cached_property
    def _answers(self) -> tuple[Carried, ...]:
        return tuple(one for one in self.records if one.table == "answers" and one.known)

    @cached_property
    def _closed(self) -> frozenset[AnswerKey]:
        pages = Pages(self.reading)
        found = ((_key(record), record) for record in self._answers)
        return frozenset(key for key, record in found if self._stays(pages, key, record))

    def _is_closed(self, record: Carried) -> bool:
        return _key(record) in self._closed

    def _stays(self, pages: Pages, key: AnswerKey, record: Carried) -> bool:
        if any(map(_was_private, record.versions)):
            return True
        prompt = pages.prompts.get(key.prompt)
        if prompt is None:
            return False
        answer = self.reading.snapshot.answer(key)
        if pages.is_private(answer if answer is not None else Answer(key, None), prompt):
            return True
        page = self.reading.pack.pages[prompt.page]
        whose = pages.whose.get(key.entry)
        known = whose.mentorship if whose is not None else None
        # What is one's own may quote what is between oneself and any mentor.
        with_whom = (known,) if known is not None else (None, *self.reading.snapshot.mentorships)
        meeting = whose.meeting if whose is not None else None
        group = page.group(prompt.group) if prompt.group is not None else None
        if (group is None) != (key.item is None):
            return False
        return any(
            is_closed(
                self.reading,
                prompt,
                Place(page, key.entry, mentorship, meeting, group, key.item, key.entry),
            )
            for mentorship in with_whom
        )

    # -- copies of their words --------------------------------------------------------------------------

    def _open(self, record: Carried) -> Carried:
        """A record that may leave, without copies of what may not."""
        versions = tuple(map(self._open_version, record.versions))
        earlier = (one for one in record.earlier if not _was_private(one))
        return replace(record, versions=versions, earlier=tuple(map(self._open_version, earlier)))

    def _open_version(self, version: CarriedVersion) -> CarriedVersion:
        fields = {name: part for name, part in version.fields.items() if name in _OURS}
        if "asked" in fields:
            fields["asked"] = self._asked(fields["asked"])
        if "labels" in fields:
            fields["labels"] = self._words(fields["labels"])
        if "kept" in fields:
            fields["kept"] = self._kept(fields["kept"])
        empty = [
            name for name in ("asked", "labels", "kept") if name in fields and not fields[name]
        ]
        for name in empty:
            del fields[name]
        return replace(version, fields=fields)

    def _asked(self, text: str) -> str:
        return "" if self._tells(text) else text

    def _words(self, labels: Mapping[str, str]) -> dict[str, str]:
        return {i: words for i, words in labels.items() if not self._tells(words)}

    def _kept(self, kept: Mapping[str, Value]) -> dict[str, Value]:
        """What an entry keeps of its lists, line by line."""
        found: dict[str, Value] = {}
        for name, lines in kept.items():
            if isinstance(lines, list):
                found[name] = [line for line in lines if not self._is_telling(line)]
            elif not self._is_telling(lines):
                found[name] = lines
        return found

    def _is_telling(self, line: Value) -> bool:
        if isinstance(line, dict) and line.get("private"):
            return True
        return any(map(self._tells, _texts(line)))

    def _tells(self, text: str) -> bool:
        """Whether words that stay here stand in a text."""
        known = self._told.get(text)
        if known is None:
            said = _folded(text)
            known = self._told[text] = any(_stands_in(one, said) for one in self._secrets)
        return known

    @cached_property
    def _told(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _secrets(self) -> frozenset[str]:
        """How the texts begin that stay here, folded."""
        found: set[str] = set()
        for record in self._answers:
            stays = self._is_closed(record)
            for version in (*record.versions, *record.earlier):
                if stays or _was_private(version):
                    found.update(_beginnings(version))
        return frozenset(found)


_OURS = frozenset(
    {
        *("started", "archived", "page", "mentorship", "meeting", "finished", "kept", "group"),
        *("entry", "made_in", "rank", "made", "item", "prompt", "column"),
        *("value", "asked", "type", "labels", "version", "private"),
    }
)
"""The fields that this program knows; of all others nobody can tell what they hold."""

_MARKED = frozenset({"yes/no", "rate"})
"""Types of answers that hold no words."""


def _key(record: Carried) -> AnswerKey:
    fields = record.versions[0].fields
    item, column = fields.get("item"), fields.get("column")
    return AnswerKey(
        int(fields["entry"]),
        int(item) if item is not None else None,
        fields["prompt"],
        Column(column) if column is not None else None,
    )


def _was_private(version: CarriedVersion) -> bool:
    return bool(version.fields.get("private"))


def _says_something(record: Carried) -> bool:
    versions = (*record.versions, *record.earlier)
    return any(values.is_answered(version.fields["value"]) for version in versions)


def _beginnings(version: CarriedVersion) -> Iterator[str]:
    """The beginnings of all texts in what an answer says, as they are and as people read them."""
    fields = version.fields
    kind, labels = fields.get("type", ""), fields.get("labels", {})
    if kind in _MARKED:
        return
    words = values.words(kind, fields["value"], labels)
    texts = [*words.splitlines(), words]
    if "choose" not in kind:
        texts += _texts(fields["value"])
    for text in texts:
        said = _folded(text)
        if len(said) >= SHORTEST:
            yield said[:TOLD_BY]


def _texts(value: Value) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Iterable):
        for part in value:
            yield from _texts(part)


def _folded(text: str) -> str:
    return values.one_line(text).casefold()


def _stands_in(secret: str, text: str) -> bool:
    """Whether a text that stays here stands in another one, as words of its own."""
    if secret not in text:
        return False
    end = r"(?!\w)" if len(secret) < TOLD_BY else ""
    return re.search(rf"(?<!\w){re.escape(secret)}{end}", text) is not None
