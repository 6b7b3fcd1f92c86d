"""How one person writes days and counts weeks, carried by the day on which something is told.

Everything that says a day is told what today is; so today itself knows how days are said.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class DateForm(StrEnum):
    """How days are shown; each form is named by what it looks like."""

    DAY_FIRST = "Thu 26 Nov"
    MONTH_FIRST = "Thu Nov 26"
    NUMBERS = "26.11."
    ISO = "2026-11-26"


class WeekStart(StrEnum):
    """The day with which a week begins."""

    MONDAY = "monday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday, as ``date.weekday`` has it."""
        return {WeekStart.MONDAY: 0, WeekStart.SATURDAY: 5, WeekStart.SUNDAY: 6}[self]


class DayStyle(Struct, frozen=True):
    """How days are shown, and when a week begins."""

    form: DateForm = DateForm.DAY_FIRST
    week: WeekStart = WeekStart.MONDAY


USUAL = DayStyle()
"""The style of somebody who chose none."""


class Today(date):
    """The day on which something is told to somebody, which knows how they write days.

    A day counted from it is a plain day in the usual style: only today is handed on as today.
    """

    style: DayStyle = USUAL


class Now(datetime):
    """The moment in which something is told to somebody; its day is their ``Today``."""

    style: DayStyle = USUAL

    def date(self) -> Today:
        """The day, which knows how days are said."""
        return day_in(self.style, self)


def now_in(style: DayStyle, moment: datetime) -> Now:
    """The same moment for somebody who writes days in this style."""
    now = Now(
        *(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second),
        moment.microsecond,
        moment.tzinfo,
        fold=moment.fold,
    )
    now.style = style
    return now


def day_in(style: DayStyle, day: date) -> Today:
    """A day that knows how somebody writes days, for saying it where no other day is today."""
    today = Today(day.year, day.month, day.day)
    today.style = style
    return today


def style_of(today: date) -> DayStyle:
    """How days are told on this day."""
    return today.style if isinstance(today, Today) else USUAL


def days_into_week(day: date, style: DayStyle) -> int:
    """Number of days since the week of a day began, from 0 to 6."""
    return (day.weekday() - style.week.number) % 7
