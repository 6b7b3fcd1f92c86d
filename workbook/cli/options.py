"""The options that concern every command, which may stand before the command or after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from workbook.cli.call import Call

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


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
        context.obj = context.obj._replace(plain=value)


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
            context.obj = context.obj._replace(data=value)
        case "content_option":
            context.obj = context.obj._replace(content=value)
        case _:
            context.obj = context.obj._replace(with_name=value)
