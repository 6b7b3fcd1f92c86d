"""Days and times of day as people type them, and as the workbook says them.

The forms people really use are matched by a small table of patterns here; only what none of them
fits is given to python-dateutil, which is imported then and not before.  Nothing in this module
raises on any text: what isn't understood is None, and the caller keeps it as typed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from workbook.journey.day_style import USUAL, DateForm, DayStyle, day_in, days_into_week, style_of

LONGEST = 60
"""Characters; nothing longer is tried as a day or a time."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NEARBY = {"yesterday": -1, "today": 0, "tonight": 0, "now": 0, "tomorrow": 1}
"""Words for a day, with how many days it is from today."""


def _beginnings(names: tuple[str, ...]) -> str:
    """A pattern for every beginning of these names of at least three letters, longest first."""
    return "|".join(name[:n] for name in names for n in range(len(name), 2, -1))


_WEEKDAY = rf"(?P<weekday>{_beginnings(WEEKDAYS)})\.?"
_NAMED = rf"(?:{_WEEKDAY},? )?"
_MONTH = rf"(?P<month>{_beginnings(MONTHS)})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\.?"
_YEAR = r"(?:(?:, ?| )(?P<year>[0-9]{4}|[0-9]{2}))?"
_COUNT = r"(?P<count>[0-9]{1,4}|an?|" + "|".join(COUNTS) + r")"
_UNIT = r"(?P<unit>day|week|month|year)s?"


def read_day(text: str, today: date) -> date | None:
    """The day that the text means when it is read on ``today``, or None.

    A weekday is the next one after today; a day and month without a year is the next to come,
    today included.  With its weekday beside it, a day that has just passed is understood too.
    Numbers alone are read day first; with a slash between them month first by somebody who writes
    days that way.  Weeks begin as that person has it.
    """
    if len(text) > LONGEST:
        return None
    said = " ".join(text.casefold().split()).strip(" ,;")
    said = re.sub(r"^(?:on |by |until )?(?:the )?", "", said)
    said = re.sub(r"(?<=[a-z0-9.]), (?:today|tomorrow|yesterday)$", "", said)
    for pattern, read in _DAY_FORMS:
        if found := re.fullmatch(pattern, said):
            try:
                return read(found, today)
            except (ValueError, OverflowError):  # no such day, or beyond the calendar
                return None
    return _read_otherwise(said, today)


def _nearby(found: re.Match[str], today: date) -> date | None:
    """``today``, ``tomorrow`` and the like."""
    return today + timedelta(days=NEARBY[found[0]])


def _signed(found: re.Match[str], today: date) -> date | None:
    """``+3d``, ``+2w``, ``+1m``, ``-1w``."""
    unit = {"d": "day", "w": "week", "m": "month", "y": "year"}[found["unit"]]
    count = int(found["count"])
    return shifted(today, -count if found["sign"] == "-" else count, unit)


def _counted(found: re.Match[str], today: date) -> date | None:
    """``in 2 weeks``, ``three days ago``."""
    written = found["count"]
    if written in {"a", "an"}:
        count = 1
    else:
        count = COUNTS.index(written) if written in COUNTS else int(written)
    return shifted(today, -count if found[0].endswith(" ago") else count, found["unit"])


def _next_unit(found: re.Match[str], today: date) -> date | None:
    """``next week``, ``next month``."""
    return shifted(today, 1, found["unit"])


def _weekday(found: re.Match[str], today: date) -> date | None:
    """``fri``; ``next fri`` is the one in the week after this one."""
    weekday = _weekday_number(found["weekday"])
    if found["next"]:
        style = style_of(today)
        begins = today + timedelta(days=7 - days_into_week(today, style))
        return begins + timedelta(days=(weekday - style.week.number) % 7)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _end(found: re.Match[str], today: date) -> date | None:
    """``end of month``, ``end of next month``, ``end of november``, ``end of year``."""
    if found["unit"] == "year":
        return date(today.year + bool(found["next"]), 12, 31)
    if found["unit"] == "week":
        begins = today - timedelta(days=days_into_week(today, style_of(today)))
        friday = begins + timedelta(days=(4 - begins.weekday()) % 7)
        return friday + timedelta(days=7) if found["next"] or friday < today else friday
    year, month = today.year, today.month
    if found["month"]:
        month = _month_number(found["month"])
        year += month < today.month
    elif found["next"]:
        year, month = divmod(year * 12 + month, 12)
        month += 1
    return date(year, month, calendar.monthrange(year, month)[1])


def _numbers(found: re.Match[str], today: date) -> date | None:
    """ISO days and ``26.11.``, ``26/11/2026``."""
    day, month = int(found["day"]), int(found["month"])
    if "/" in found[0].removeprefix(found["year"] or "") and _month_first(today):
        day, month = month, day
    return _named_day(day, month, found["year"], found.groupdict().get("weekday"), today)


def _words(found: re.Match[str], today: date) -> date | None:
    """``26 nov``, ``Nov 26, 2027``, ``Thursday 26 November``."""
    month = _month_number(found["month"])
    return _named_day(int(found["day"]), month, found["year"], found["weekday"], today)


_Reader = Callable[[re.Match[str], date], date | None]

_DAY_FORMS: tuple[tuple[str, _Reader], ...] = (
    ("|".join(NEARBY), _nearby),
    (r"(?P<sign>[+-]) ?(?P<count>[0-9]{1,4}) ?(?P<unit>[dwmy])", _signed),
    (rf"(?:in |\+ ?)?{_COUNT} {_UNIT}(?: ago| from now)?", _counted),
    (r"next (?P<unit>week|month|year)", _next_unit),
    (rf"(?:this |(?P<next>next ))?{_WEEKDAY}", _weekday),
    (
        rf"end of (?:the |this |(?P<next>next ))?(?:(?P<unit>week|month|year)|{_MONTH})|eom",
        _end,
    ),
    (_NAMED + r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\3(?P<day>[0-9]{1,2})", _numbers),
    (
        _NAMED
        + r"(?P<day>[0-9]{1,2})([-/.])(?P<month>[0-9]{1,2})"
        + r"(?:\.|\3(?P<year>[0-9]{4}|[0-9]{2}))?",
        _numbers,
    ),
    (rf"{_NAMED}{_DAY} ?(?:of )?{_MONTH}{_YEAR}", _words),
    (rf"{_NAMED}{_MONTH} {_DAY}{_YEAR}", _words),
)
"""Every form with what reads it; the first that fits decides, also that there is no such day."""


def _weekday_number(name: str) -> int:
    """0 for Monday, as ``date.weekday`` has it."""
    return next(i for i, weekday in enumerate(WEEKDAYS) if weekday.startswith(name[:3]))


def _month_number(name: str) -> int:
    """1 for January."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def shifted(day: date, count: int, unit: str) -> date:
    """The day so many units later; at the end of a shorter month its last day."""
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _named_day(
    day: int, month: int, year: str | None, weekday: str | None, today: date
) -> date | None:
    """The day with these parts; without a year the next to come, or the one its weekday fits."""
    wanted = None if weekday is None else _weekday_number(weekday)
    if year is not None:
        found = date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return found if wanted in (None, found.weekday()) else None
    coming = _in_years(range(today.year, min(today.year + 9, 10_000)), month, day)
    passed = _in_years(range(today.year, max(today.year - 9, 0), -1), month, day)
    first = next((found for found in coming if found >= today), None)
    if wanted is None or (first is not None and first.weekday() == wanted):
        return first
    last = next((found for found in passed if found < today), None)
    return last if last is not None and last.weekday() == wanted else None


def _in_years(years: range, month: int, day: int) -> list[date]:
    """This day in each of the years that has it (29 February isn't in every year)."""
    return [
        date(year, month, day)
        for year in years
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    ]


def _read_otherwise(said: str, today: date) -> date | None:
    """What python-dateutil makes of a text that names a month in some other way.

    It is asked twice, with nothing in common to fill gaps from: only what both answers share was
    really in the text.  Lone numbers, and texts with a time of day, are left alone.
    """
    sizes = sorted(len(number) for number in re.findall("[0-9]+", said))
    if sizes not in ([1], [2], [1, 4], [2, 4]) or not re.search("[a-z]{3}", said):
        return None
    from dateutil import parser  # dear, and hardly ever needed

    found: list[datetime] = []
    for gaps in (datetime(2000, 1, 2, 3, 4), datetime(2004, 2, 5, 6, 7)):  # noqa: DTZ001
        try:
            found.append(parser.parse(said, default=gaps, dayfirst=True, ignoretz=True))
        except (ValueError, OverflowError):
            return None
    one, two = found
    if (one.month, one.day) != (two.month, two.day) or one.time() == two.time():
        return None
    if one.year == two.year:
        return one.date()
    return _named_day(one.day, one.month, None, None, today)


_TIME_FORMS = (
    r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?: ?(?P<half>[ap])m)?",
    r"(?P<hour>[0-9]{1,2}) ?(?P<half>[ap])m",
    r"(?P<hour>[0-9]{1,2}) ?h ?(?P<minute>[0-9]{2})?",
    r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})",
)


def read_time(text: str) -> time | None:
    """The time of day that the text means, or None: ``14:00``, ``2:30 pm``, ``14h``, ``noon``."""
    if len(text) > LONGEST:
        return None
    said = " ".join(text.casefold().split()).removeprefix("at ")
    said = said.replace("a.m.", "am").replace("p.m.", "pm")
    if said in {"noon", "midday", "midnight"}:
        return time(0 if said == "midnight" else 12)
    for pattern in _TIME_FORMS:
        if found := re.fullmatch(pattern, said):
            parts = found.groupdict()
            return _clock(int(parts["hour"]), int(parts.get("minute") or 0), parts.get("half"))
    return None


def _clock(hour: int, minute: int, half: str | None) -> time | None:
    """A time of day from its parts, where there is such a time."""
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def take_day(text: str, today: date) -> tuple[str, date | None]:
    """A line without the day it ends with, and that day: ``draft to Ana by 15 dec``.

    Only words after the last ``by`` count; where they are no day, the line stays whole.
    """
    line, by, said = text.rpartition(" by ")
    day = read_day(said, today) if by and line.strip() else None
    return (line.rstrip(), day) if day else (text, None)


def say_day(day: date, today: date) -> str:
    """The day in words: ``Thursday 26 November``, with its year where that isn't plain."""
    weekday = WEEKDAYS[day.weekday()].capitalize()
    near = {-1: ", yesterday", 0: ", today", 1: ", tomorrow"}.get((day - today).days, "")
    return f"{weekday} {_written(day, today, MONTHS[day.month - 1], _year(day, today))}{near}"


def short_day(day: date, today: date) -> str:
    """The day for a narrow column: ``Thu 26 Nov``."""
    return _short(day, today, _year(day, today))


def full_day(day: date, style: DayStyle = USUAL) -> str:
    """The day with its year, for who does not know when this was written: ``Thu 26 Nov 2026``.

    What leaves the workbook says days in the usual style, which nobody can misread.
    """
    return _short(day, day_in(style, day), f" {day.year:04}")


def _short(day: date, today: date, year: str) -> str:
    written = _written(day, today, MONTHS[day.month - 1][:3], year)
    if style_of(today).form is DateForm.ISO:
        return written
    return f"{WEEKDAYS[day.weekday()][:3].capitalize()} {written}"


def plain_day(day: date, today: date) -> str:
    """The day as it stands in a sentence: ``26 November``, with its year where that isn't this."""
    year = f" {day.year:04}" if day.year != today.year else ""
    return _written(day, today, MONTHS[day.month - 1], year)


def _written(day: date, today: date, month: str, year: str) -> str:
    """The day without its weekday, in the form that is liked today.

    Args:
        day: The day.
        today: Knows the form.
        month: The name of its month, as long as there is room for.
        year: Its year with a blank before it, or "".
    """
    match style_of(today).form:
        case DateForm.MONTH_FIRST:
            return f"{month.capitalize()} {day.day}{year}"
        case DateForm.NUMBERS:
            return f"{day.day}.{day.month}.{year.strip()}"
        case DateForm.ISO:
            return day.isoformat()
        case _:
            return f"{day.day} {month.capitalize()}{year}"


def _month_first(today: date) -> bool:
    """Whether days are written with the month first today."""
    return style_of(today).form is DateForm.MONTH_FIRST


def _year(day: date, today: date) -> str:
    """`` 2027`` unless it is this year, or less than half a year away."""
    plain = day.year == today.year or abs((day - today).days) <= 183
    return "" if plain else f" {day.year:04}"


def until(day: date, today: date) -> str:
    """How far away a day is on which something is due: ``in 4 days``, ``today``, ``3 days late``."""
    return _away(day, today, {-1: "1 day late"}, "late")


def away(day: date, today: date) -> str:
    """How far away any day is: ``in 4 days``, ``today``, ``3 days ago``."""
    return _away(day, today, {-1: "yesterday"}, "ago")


def _away(day: date, today: date, words: dict[int, str], past: str) -> str:
    """The distance in days, from two months on in months, from two years on in years."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", **words}
    if days in near:
        return near[days]
    size = abs(days)
    if size < 60:
        said = f"{size} days"
    elif size < 730:
        said = f"{round(size / 30.44)} months"
    else:
        said = f"{round(size / 365.25)} years"
    return f"in {said}" if days > 0 else f"{said} {past}"


def explain_day(day: date, today: date) -> str:
    """The day in words with how far away it is: ``Thursday 26 November, in 4 days``."""
    said = say_day(day, today)
    return said if abs((day - today).days) <= 1 else f"{said}, {away(day, today)}"
