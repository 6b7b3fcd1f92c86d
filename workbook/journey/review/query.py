"""What is looked for: words and "phrases", and filters such as ``page:reflection since:june``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from workbook.journey.dates import MONTHS, read_day, shifted
from workbook.journey.kept.model import folded


class Filter(StrEnum):
    """What can stand before a colon."""

    PAGE = "page"
    MENTOR = "mentor"
    GOAL = "goal"
    TAG = "tag"
    SINCE = "since"
    UNTIL = "until"
    PRIVATE = "private"


HINTS = {
    Filter.PAGE: "the page, such as page:reflection",
    Filter.MENTOR: "the mentor's name, such as mentor:amara",
    Filter.GOAL: "words of a goal, such as goal:planning",
    Filter.TAG: "a tag or a kind, such as tag:decision or tag:win",
    Filter.SINCE: "a day or a month, such as since:june or since:2026-03-14",
    Filter.UNTIL: "a day or a month, such as until:may",
    Filter.PRIVATE: "yes or no",
}
"""What is to be typed behind each filter."""

WORD = re.compile(
    r"(?P<bare>[^\W\d_]+):(?=\s|$)"
    r'|(?:(?P<name>[^\W\d_]+):)?(?:["“”](?P<quoted>[^"“”]*)["“”]?|(?P<plain>[^\s"“”]+))'
)
"""One part of what is typed: words, a phrase in quotes, either behind the name of a filter."""

ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""What stands above, below and across Latin letters once they are taken apart."""

YES = frozenset({"yes", "y", "only", "true"})
NO = frozenset({"no", "n", "without", "false"})


class Query(Struct, frozen=True):
    """What is looked for; all of it must hold, and of several pages (or mentors, …) any one.

    Attributes:
        needles: Words and phrases, ready to be compared.
        pages: Beginnings of pages' names, ready to be compared, as in the next three.
        mentors: Parts of mentors' names.
        goals: Words of goals.
        tags: Tags and kinds.
        since: The first day.
        until: The last day.
        private: Only entries with something private, or only those without; None for all.
        mentorship: Only what belongs to this mentorship; None for all.
        notices: What was not understood, or what is to be typed next, each in one sentence.
    """

    needles: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    mentors: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    private: bool | None = None
    mentorship: int | None = None
    notices: tuple[str, ...] = ()

    @property
    def filters(self) -> tuple[object, ...]:
        """Everything but the words."""
        lists = (self.pages, self.mentors, self.goals, self.tags)
        return (*lists, self.since, self.until, self.private, self.mentorship)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for, so that everything is shown."""
        return not self.needles and not any(one not in ((), None) for one in self.filters)


def read_query(text: str, today: date) -> Query:
    """What was typed, as far as it is understood; any text is some query."""
    needles: list[str] = []
    lists: dict[Filter, list[str]] = {one: [] for one in Filter}
    days: dict[Filter, date] = {}
    private: bool | None = None
    notices: list[str] = []
    for name, value in _parts(text):
        known = Filter(name.casefold()) if name.casefold() in set(Filter) else None
        if known is None:
            needles.append(plain(f"{name}:{value}" if name else value))
            if name and not value.startswith("/"):
                notices.append(_unknown(name))
        elif not value.strip():
            notices.append(f"{known}: wants {HINTS[known]}.")
        elif known in (Filter.SINCE, Filter.UNTIL):
            day = read_limit(value, today, end=known is Filter.UNTIL)
            if day is None:
                notices.append(f"“{value}” is no day: {known}: wants {HINTS[known]}.")
            else:
                days[known] = day
        elif known is Filter.PRIVATE:
            private = _yes(value)
            if private is None:
                notices.append("private: wants yes or no.")
        else:
            lists[known].append(plain(value))
    return Query(
        needles=tuple(dict.fromkeys(needle for needle in needles if needle)),
        pages=tuple(lists[Filter.PAGE]),
        mentors=tuple(lists[Filter.MENTOR]),
        goals=tuple(lists[Filter.GOAL]),
        tags=tuple(lists[Filter.TAG]),
        since=days.get(Filter.SINCE),
        until=days.get(Filter.UNTIL),
        private=private,
        notices=tuple(dict.fromkeys(notices)),
    )


def plain(text: str) -> str:
    """A text as it is compared: without case and accents, on one line.

    The accents of Latin letters, which most texts have no others than, are taken away in one go:
    sign by sign a long workbook would take seconds.
    """
    if text.isascii():
        compared = text.casefold()
    else:
        apart = unicodedata.normalize("NFKD", text.casefold()).casefold()
        short = ACCENTS.sub("", apart)
        compared = short if short.isascii() else folded(text)
    if compared.isprintable() and "  " not in compared:  # on one line already
        return compared.strip()
    return " ".join(compared.split())


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """(name of a filter or "", value) of each part."""
    for found in WORD.finditer(text):
        quoted, words = found["quoted"], found["plain"]
        yield found["name"] or found["bare"] or "", quoted if quoted is not None else words or ""


def _unknown(name: str) -> str:
    return f"There is no filter “{name}:”, only {', '.join(Filter)}."


def _yes(value: str) -> bool | None:
    said = plain(value)
    return True if said in YES else False if said in NO else None


def read_limit(text: str, today: date, *, end: bool) -> date | None:
    """The first (or last) day that a text means when one looks back; None where it is none.

    A month or a year means its first day, or at the end its last.  What could be in the future is
    the last time that it was: ``since:june`` in May is last year's June.
    """
    said = plain(text).replace("-", " ") if not re.match(r"[-+]", text) else plain(text)
    span = _month(said, today) or _year(said)
    if span is not None:
        first, months = span
        return shifted(first, months, "month") - timedelta(days=1) if end else first
    for written in (plain(text), said):
        day = read_day(written, today)
        if day is not None:
            return _passed(written, day, today)
    return None


def _month(said: str, today: date) -> tuple[date, int] | None:
    """The first day of a month and how many months are meant: one."""
    numbers = re.fullmatch(r"([0-9]{4}) ([0-9]{1,2})", said)
    if numbers:
        year, month = int(numbers[1]), int(numbers[2])
        return (date(year, month, 1), 1) if 0 < year < 9999 and 1 <= month <= 12 else None
    words = re.fullmatch(r"(?:last )?([a-z]{3,9})(?: ([0-9]{4}))?", said)
    month = next((n for n, m in enumerate(MONTHS, 1) if words and m.startswith(words[1])), 0)
    if words is None or not month:
        return None
    if words[2]:
        year = int(words[2])
        return (date(year, month, 1), 1) if 0 < year < 9999 else None
    return date(today.year - (month > today.month), month, 1), 1


def _year(said: str) -> tuple[date, int] | None:
    """The first day of a year and its months."""
    year = int(said) if re.fullmatch(r"(?:19|20)[0-9]{2}", said) else 0
    return (date(year, 1, 1), 12) if year else None


def _passed(said: str, day: date, today: date) -> date:
    """The day, or the last time that there was such a day where it is still to come."""
    for earlier in (shifted(today, -1, "week"), shifted(today, -1, "year")):
        if day <= today:
            break
        day = read_day(said, earlier) or day
    return day


def has_filter(text: str, name: Filter) -> bool:
    """Whether a filter is typed, with whatever value."""
    return any(_named(found) == name for found in WORD.finditer(text))


def toggled(text: str, name: Filter, value: str | None) -> str:
    """What is typed, with a filter set to a value; taken away where it is set to just that.

    Args:
        text: What is typed until now.
        name: The filter.
        value: The value; one with blanks gets quotes.  None takes the filter away.
    """
    kept: list[str] = []
    before: list[str] = []
    for found in WORD.finditer(text):
        (before if _named(found) == name else kept).append(found[0])
    if value is not None:
        value = " ".join(value.replace('"', " ").split())
        wanted = f'{name}:"{value}"' if " " in value else f"{name}:{value}"
        kept += [wanted] if before != [wanted] else []
    return " ".join(kept)


def _named(found: re.Match[str]) -> str:
    """The name before a colon; "" for none."""
    return (found["name"] or found["bare"] or "").casefold()
