"""What one call of the command line says about folders, the mentor and the time.

What the options for every command say travels in a ``Call`` to the command, which asks it for
paths, settings and the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import environ as process_environ
from typing import TYPE_CHECKING, NamedTuple

from workbook.errors import UsageError
from workbook.paths import Paths, config_folder, find_paths
from workbook.settings import SETTINGS_FILE, Settings, SettingsRead, read_settings

if TYPE_CHECKING:
    from datetime import datetime

    from workbook.journey.day_style import DayStyle

    Clock = Callable[[], datetime]
    """Gives the time now, with its offset."""

NOW_VARIABLE = "WORKBOOK_NOW"
"""Fixes the clock at one moment, for pictures and tests."""


class Call(NamedTuple):
    """What the options for every command say.

    Attributes:
        environ: The variables.
        data: ``--data``, or None.
        content: ``--content``, or None.
        with_name: ``--with``, or None for the mentorship of the next meeting.
        plain: ``--plain`` or ``--no-plain``, or None for what the settings say.
    """

    environ: Mapping[str, str] = process_environ
    data: str | None = None
    content: str | None = None
    with_name: str | None = None
    plain: bool | None = None

    def settings(self) -> SettingsRead:
        """The settings as they are now."""
        return read_settings(config_folder(self.environ) / SETTINGS_FILE)

    @property
    def is_plain(self) -> bool:
        """Whether the workbook is opened as questions and answers, line by line."""
        return self.settings().settings.plain if self.plain is None else self.plain

    def paths(self) -> Paths:
        """The folders for this call."""
        return find_paths(
            self.environ,
            data=self.data,
            content=self.content,
            settings=self.settings().settings,
        )

    def clock(self, style: Callable[[], DayStyle] | None = None) -> Clock:
        """The clock that everything in this call goes by; its days are told as they are liked.

        Args:
            style: Tells how days are written; None for what the settings say now.

        Raises:
            UsageError: The variable that fixes it does not hold a time.
        """
        from workbook.journey.day_style import now_in

        tell = self.plain_clock()
        if style is not None:
            return lambda: now_in(style(), tell())
        chosen = day_style(self.settings().settings)
        return lambda: now_in(chosen, tell())

    def plain_clock(self) -> Clock:
        """The clock alone, which says nothing of how days are told.

        Raises:
            UsageError: The variable that fixes it does not hold a time.
        """
        from datetime import UTC, datetime

        fixed = self.environ.get(NOW_VARIABLE, "").strip()
        if not fixed:
            return lambda: datetime.now(tz=UTC).astimezone()
        try:
            moment = datetime.fromisoformat(fixed).astimezone()
        except ValueError as error:
            raise UsageError(
                f"{NOW_VARIABLE} is {fixed!r}, which is no time: write it as 2026-11-22T09:30"
            ) from error
        return lambda: moment


def day_style(settings: Settings) -> DayStyle:
    """How days are written and weeks are counted, as the settings say."""
    from workbook.journey.day_style import USUAL, DateForm, DayStyle, WeekStart

    return DayStyle(
        DateForm(settings.dates) if settings.dates else USUAL.form,
        WeekStart(settings.week_starts) if settings.week_starts else USUAL.week,
    )
