"""What one call of the command line says about folders, the mentor and the time.

The options that concern every command may stand before the command or after it; what they say
travels in a ``Call`` to the command, which asks it for paths, settings and the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from os import environ as process_environ
from typing import Any, TypeVar

import click

from workbook.errors import UsageError
from workbook.paths import Paths, config_folder, find_paths
from workbook.settings import SETTINGS_FILE, SettingsRead, read_settings

NOW_VARIABLE = "WORKBOOK_NOW"
"""Fixes the clock at one moment, for pictures and tests."""

Clock = Callable[[], datetime]
"""Gives the time now, with its offset."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Call:
    """What the options for every command say.

    Attributes:
        environ: The variables.
        data: ``--data``, or None.
        content: ``--content``, or None.
        with_name: ``--with``, or None for the mentorship of the next meeting.
    """

    environ: Mapping[str, str] = field(default_factory=lambda: process_environ)
    data: str | None = None
    content: str | None = None
    with_name: str | None = None

    def settings(self) -> SettingsRead:
        """The settings as they are now."""
        return read_settings(config_folder(self.environ) / SETTINGS_FILE)

    def paths(self) -> Paths:
        """The folders for this call."""
        return find_paths(
            self.environ,
            data=self.data,
            content=self.content,
            settings=self.settings().settings,
        )

    def clock(self) -> Clock:
        """The clock that everything in this call goes by.

        Raises:
            UsageError: The variable that fixes it does not hold a time.
        """
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
