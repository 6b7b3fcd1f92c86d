"""Answers that say several things at once, because two devices wrote them apart: what to choose from.

Nothing is merged by guessing and no clock decides: the person keeps one of the versions or joins
them, and only that choice has seen them all.  What was not chosen stays among the earlier versions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.asked import PromptView, Slot
from workbook.journey.cards import heading, untitled
from workbook.journey.follows import following
from workbook.journey.place import Place, entry_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer, AnswerKey, Basis, Column, Record, Value
from workbook.notebook.snapshot import settled
from workbook.pages.model import AnswerType, Kind, Prompt

COLUMN_WORDS = {
    Column.MINE: "mine",
    Column.MENTOR: "my mentor's",
    Column.AGREED: "agreed",
    Column.DIFFERS: "whether you two differ",
}
"""What each part of a row of an agreement is called beside its question."""


class Version(Struct, frozen=True):
    """One of the things that an answer says.

    Attributes:
        value: What is said.
        text: The same in words; "" where nothing is.
        device: What the device that wrote it calls itself; "" for words that are on this screen
            and not saved yet.
        at: When it was written: ISO date-time with its offset, or "".
    """

    value: Value
    text: str
    device: str
    at: str


class Rivals(Struct, frozen=True):
    """An answer with all that it says.

    Attributes:
        answer: The answer as it is shown now, the others beside it.
        kind: The type of its question.
        question: The words of the question.
        where: Page, item and column, for someone who is not there.
        place: Where it is asked; None where its question is gone.
        versions: What it says, the version that is shown first.
    """

    answer: Answer
    kind: str
    question: str
    where: tuple[str, ...]
    place: Place | None
    versions: tuple[Version, ...]

    @property
    def joined(self) -> Value:
        """All versions as one value; None where there is no such thing."""
        return joined(self.kind, [version.value for version in self.versions])

    def text_of(self, value: Value) -> str:
        """A value of this answer in words."""
        return values.words(self.kind, value, _labels(self.answer))

    def chosen(self, value: Value) -> Answer:
        """The answer to write for what was chosen; it has seen every version."""
        answer = settled(self.answer, value if values.is_answered(value) else None)
        ids = set(values.ids_in(answer.value))
        return replace(answer, labels={i: w for i, w in answer.labels.items() if i in ids})


def rivals(reading: Reading, key: AnswerKey) -> Rivals | None:
    """What an answer says at once; None where that is one thing only."""
    answer = reading.snapshot.answer(key)
    if answer is None or not answer.others:
        return None
    prompt = reading.pack.prompt(key.prompt)
    place = _place(reading, key, prompt) if prompt is not None else None
    labels = _labels(answer)
    kind = str(answer.type)
    if prompt is not None and key.column is not Column.DIFFERS:
        kind = str(prompt.type)
        labels |= {choice.id: choice.label for choice in prompt.choices}
    answer = replace(answer, labels=labels)
    where: tuple[str, ...]
    question, where = answer.asked, (key.prompt.partition("/")[0],)
    if prompt is not None and place is not None:
        question, where = reading.fill(prompt.prompt, place).text, _where(reading, place)
    where += _column(key)
    return Rivals(answer, kind, question, where, place, _versions(answer, kind))


def chosen_records(
    reading: Reading, found: Rivals, value: Value, now: datetime
) -> tuple[Record, ...]:
    """What is written for what was chosen: the answer, and all that follows from such an answer."""
    answer = found.chosen(value)
    follows = following(reading, answer, found.place, now) if found.place is not None else ()
    return (answer, *follows)


def at_field(view: PromptView, slot: Slot, typed: Value, basis: Basis) -> Rivals | None:
    """What an answer says at once, together with what stands in its field.

    Words in the field are a version too where another device has changed the answer meanwhile.

    Args:
        view: The question.
        slot: The answer as it is kept.
        typed: What stands in the field.
        basis: What the field was opened with.

    Returns:
        The versions, those in the field first; None where all say the same.
    """
    answer = slot.answer
    if answer is None:
        return None
    kind = str(view.prompt.type)
    labels = _labels(answer) | {choice.id: choice.label for choice in view.choices}
    answer = replace(answer, labels=labels, basis=_both_seen(answer.basis, basis))
    versions = _versions(answer, kind)
    if typed != slot.value:
        same = next((one for one in versions if one.value == typed), None)
        mine = same or Version(typed, values.words(kind, typed, labels), "", "")
        versions = (mine, *(one for one in versions if one is not same))
    if len(versions) < 2:
        return None
    return Rivals(answer, kind, view.text, _column(slot.key), view.place, versions)


def _both_seen(one: Basis, other: Basis) -> Basis:
    """What someone has seen who has seen both."""
    return {name: max(one.get(name, 0), other.get(name, 0)) for name in {**one, **other}}


def _versions(answer: Answer, kind: str) -> tuple[Version, ...]:
    labels = _labels(answer)
    shown = Version(
        answer.value, values.words(kind, answer.value, labels), answer.device, answer.at
    )
    return (
        shown,
        *(
            Version(o.value, values.words(kind, o.value, {**labels, **o.labels}), o.device, o.at)
            for o in answer.others
        ),
    )


def _labels(answer: Answer) -> dict[str, str]:
    """Words for the ids in any of the versions."""
    labels: dict[str, str] = {}
    for other in answer.others:
        labels |= other.labels
    return labels | dict(answer.labels)


def _place(reading: Reading, key: AnswerKey, prompt: Prompt) -> Place | None:
    """Where an answer is asked for."""
    page = reading.pack.pages[prompt.page]
    home = _home(reading, key, page.id)
    if home is None or prompt.group is None:
        return home if key.item is None else None
    item = reading.snapshot.items.get(key.item or 0)
    group = reading.pack.group(f"{page.id}/{prompt.group}")
    return home.of_item(group, item) if group is not None and item is not None else None


def _home(reading: Reading, key: AnswerKey, page_id: str) -> Place | None:
    """The entry in which an answer is kept, as a place."""
    page = reading.pack.pages[page_id]
    entry = reading.snapshot.entries.get(key.entry)
    if entry is not None:
        return entry_place(page, entry, entry.mentorship)
    if page.kind is not Kind.ONCE:
        return None
    whose: tuple[int | None, ...] = (None, *reading.snapshot.mentorships)
    places = (once_place(page, mentorship) for mentorship in whose)
    return next((place for place in places if place.entry == key.entry), None)


def _where(reading: Reading, place: Place) -> tuple[str, ...]:
    title = reading.fill(place.page.title, place).text
    if place.group is None:
        return (title,)
    return (title, heading(reading, place.group, place) or untitled(place.group))


def _column(key: AnswerKey) -> tuple[str, ...]:
    return () if key.column is None else (COLUMN_WORDS[key.column],)


# -- joining ---------------------------------------------------------------------------------------------


def joined(kind: str, versions: Sequence[Value]) -> Value:
    """Several values as one that holds what each of them says, the first ones first.

    Texts stand one after the other with a blank line between them, and of two texts of which one
    holds the other only the longer stays.  Lists and choices hold the lines of all.  Marks of
    several statements come together where no statement has two.

    Returns:
        The value, or None where there is none: there is no such thing for a day or a single choice.
    """
    joins = _JOINS.get(kind)
    said = [value for value in versions if values.is_answered(value)]
    if (
        joins is None
        or len(said) < 2
        or not all(values.FORMS[AnswerType(kind)].fits(v) for v in said)
    ):
        return None
    return joins(said)


def _texts(versions: Sequence[str], between: str) -> str:
    kept: list[str] = []
    for text in (version.strip() for version in versions):
        if any(text in other for other in kept):
            continue
        kept = [other for other in kept if other not in text]
        kept.append(text)
    return between.join(kept)


def _lists(versions: Sequence[list[dict[str, Value]]]) -> list[dict[str, Value]]:
    """The lines of all lists; what only one of them says about a line is said."""
    lines: list[dict[str, Value]] = []
    for line in (line for version in versions for line in version if values.is_answered(line)):
        at = next((n for n, one in enumerate(lines) if _same_line(one, line)), None)
        if at is None:
            taken = {one["id"] for one in lines}
            lines.append({**line, "id": _free(str(line["id"]), taken)})
        elif "done" in line or "day" in line:
            one = lines[at]
            day = one.get("day") or line.get("day")
            lines[at] = {**one, "day": day, "done": bool(one.get("done") or line.get("done"))}
    return lines


def _same_line(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two lines say the same words and no two days."""
    days = {line["day"] for line in (one, other) if line.get("day")}
    return values.one_line(one["text"]) == values.one_line(other["text"]) and len(days) < 2


def _free(line_id: str, taken: set[Value]) -> str:
    """An id that no line has yet, the same on every device."""
    while line_id in taken:
        line_id += "x"
    return line_id


def _choices(versions: Sequence[list[Value]]) -> list[Value]:
    chosen: list[Value] = []
    own: list[str] = []
    for part in (part for version in versions for part in version):
        if isinstance(part, dict):
            own.append(part["other"])
        elif part not in chosen:
            chosen.append(part)
    words = _texts(own, "; ") if own else ""
    return [*chosen, {"other": words}] if words else chosen


def _marks(versions: Sequence[Value]) -> Value:
    marks: dict[str, int] = {}
    for version in versions:
        if not isinstance(version, dict):
            return None
        for statement, mark in version.items():
            if marks.setdefault(statement, mark) != mark:
                return None
    return marks


_JOINS: Mapping[str, Callable[[Sequence[Value]], Value]] = {
    AnswerType.TEXT: lambda said: _texts(said, "\n\n"),
    AnswerType.LINE: lambda said: _texts(said, " / "),
    AnswerType.LIST: _lists,
    AnswerType.CHOOSE_ANY: _choices,
    AnswerType.RATE: _marks,
}
"""How values of a type are joined, for the types for which they can be."""
