"""What one call of the command line says about folders, the mentor and the time.

The options that concern every command may stand before the command or after it; what they say
travels in a ``Call`` to the command, which asks it for paths, settings and the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from os import environ as process_environ
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct, field
from msgspec.structs import replace

from workbook.errors import UsageError
from workbook.paths import Paths, config_folder, find_paths
from workbook.settings import SETTINGS_FILE, Settings, SettingsRead, read_settings

if TYPE_CHECKING:
    from workbook.journey.day_style import DayStyle

NOW_VARIABLE = "WORKBOOK_NOW"
"""Fixes the clock at one moment, for pictures and tests."""

Clock = Callable[[], datetime]
"""Gives the time now, with its offset."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Call(Struct, frozen=True):
    """What the options for every command say.

    Attributes:
        environ: The variables.
        data: ``--data``, or None.
        content: ``--content``, or None.
        with_name: ``--with``, or None for the mentorship of the next meeting.
        plain: ``--plain`` or ``--no-plain``, or None for what the settings say.
    """

    environ: Mapping[str, str] = field(default_factory=lambda: process_environ)
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

        tell = self._plain_clock()
        if style is not None:
            return lambda: now_in(style(), tell())
        chosen = day_style(self.settings().settings)
        return lambda: now_in(chosen, tell())

    def _plain_clock(self) -> Clock:
        """The clock alone."""
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


def for_every_command(command: Decorated) -> Decorated:
    """Give a command the options that every command takes, so that their place doesn't matter.

    Only the front door lists them in its help.
    """
    return _options(hidden=True)(command)


def for_the_front_door(command: Decorated) -> Decorated:
    """The same options where they are explained."""
    return _options(hidden=False)(command)


def _options(*, hidden: bool) -> Callable[[Decorated], Decorated]:
    """A decorator that adds the options and lets them change the ``Call``."""

    def decorate(command: Decorated) -> Decorated:
        command = click.option(
            "--plain/--no-plain",
            "plain_option",
            default=None,
            help="Questions and answers, line by line.",
            hidden=hidden,
            expose_value=False,
            is_eager=True,
            callback=_change_plain,
        )(command)
        for name, metavar, text in reversed(
            (
                ("data", "DIR", "The notebook's folder."),
                ("content", "DIR", "The folder of your own pages."),
                ("with", "NAME", "Which mentor, where there are several."),
            )
        ):
            command = click.option(
                f"--{name}",
                f"{name}_option",
                metavar=metavar,
                help=text,
                hidden=hidden,
                expose_value=False,
                is_eager=True,
                callback=_change_call,
            )(command)
        return command

    return decorate


def _change_plain(context: click.Context, _option: click.Parameter, value: bool | None) -> None:
    """Put into the call whether it is one of plain mode."""
    if not isinstance(context.obj, Call):
        context.obj = Call()
    if value is not None:
        context.obj = replace(context.obj, plain=value)


def _change_call(context: click.Context, option: click.Parameter, value: str | None) -> None:
    """Put what an option says into the call."""
    if not isinstance(context.obj, Call):
        context.obj = Call()
    if value is None:
        return
    if not value.strip():
        raise click.BadParameter("it is empty", ctx=context, param=option)
    match option.name:
        case "data_option":
            context.obj = replace(context.obj, data=value)
        case "content_option":
            context.obj = replace(context.obj, content=value)
        case _:
            context.obj = replace(context.obj, with_name=value)
