"""What an answer said before: in earlier versions, and last time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import short_day
from workbook.journey.day_style import USUAL, DayStyle
from workbook.journey.views import PromptView, Slot, said
from workbook.notebook.records import NOTHING, Basis, EarlierVersion, Value

NOTHING_EARLIER = (
    "Nothing earlier yet. The last words of each sitting are kept here, and longer text that you "
    "take out."
)
"""What stands where an answer never said anything else."""


class Version(Struct, frozen=True):
    """One thing that an answer said, with where it comes from.

    ``basis`` is what bringing it back has seen: what is there now.
    """

    source: str
    at: str
    text: str
    value: Value
    basis: Basis


def versions_of(
    view: PromptView, slot: Slot, earlier: Sequence[EarlierVersion], style: DayStyle = USUAL
) -> tuple[Version, ...]:
    """Everything that an answer said before."""
    answer = slot.answer
    basis: Basis = answer.basis if answer is not None else NOTHING
    kind = str(view.prompt.type)
    labels = {choice.id: choice.label for choice in view.choices}
    found = []
    for version in earlier:
        text = values.words(kind, version.value, {**version.labels, **labels}, style)
        found.append(
            Version(f"earlier, on {version.device}", version.at, text, version.value, basis)
        )
    if view.last_time is not None:
        last = view.last_time
        found.append(Version("last time", last.at, said(last, style), last.value, basis))
    return tuple(found)


def when_words(at: str, today: date) -> str:
    """The moment at which a version was written, in words."""
    if not at:
        return "some time ago"
    moment = datetime.fromisoformat(at)
    return f"{short_day(moment.date(), today)}, {moment:%H:%M}"
