"""The front door: the command ``workbook`` with everything that stands behind it."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING

import click

from workbook import __version__
from workbook.cli.call import Call
from workbook.cli.options import for_every_command, for_the_front_door
from workbook.cli.plain import open_plain
from workbook.cli.screens import open_screens
from workbook.errors import WorkbookError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

EXIT_CODES = """\b
Exit codes:
  0    all is well
  1    something is wrong with the notebook, the pages or the settings,
       or the program failed; the message says what
  2    the command was called in a way it doesn't understand
  130  ended by ctrl+c
"""

COMPLETION_USE = """\b
bash:  workbook completion bash >> ~/.bashrc
zsh:   workbook completion zsh >> ~/.zshrc
fish:  workbook completion fish > ~/.config/fish/completions/workbook.fish
"""

SHELLS = ("bash", "zsh", "fish")


ROOMS = {
    "actions": "actions",
    "backup": "backup",
    "capture": "capture",
    "content": "content",
    "demo": "demo",
    "doctor": "doctor",
    "export": "export",
    "import": "importing",
    "restore": "restore",
    "review": "review",
    "show": "show",
    "status": "status",
    "where": "where",
}
"""The module of each command that has one of its own, which is imported when it is asked for."""


class FrontDoor(click.Group):
    """All commands and, in plain mode, whatever else its menu knows: ``workbook --plain goals``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, for the help and for completion."""
        return sorted({*super().list_commands(ctx), *ROOMS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name."""
        if cmd_name in ROOMS and cmd_name not in self.commands:
            room = import_module(f"workbook.cli.{ROOMS[cmd_name]}")
            name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
            self.add_command(getattr(room, name))
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; in plain mode a word of its menu is one too."""
        call = ctx.find_object(Call)
        if call is not None and call.plain and args:
            alone = args == ["show"]  # which asks what is meant there
            if alone or self.get_command(ctx, args[0]) is None:
                return "goto", goto, args
        return super().resolve_command(ctx, args)


@click.command(hidden=True)
@click.argument("words", nargs=-1, required=True)
@for_every_command
@click.pass_obj
def goto(call: Call, words: tuple[str, ...]) -> int:
    """Go where these words lead in plain mode."""
    return open_plain(call, words=" ".join(words))


@click.group(
    cls=FrontDoor,
    invoke_without_command=True,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@for_the_front_door
@click.version_option(__version__, prog_name="workbook", message="%(prog)s %(version)s")
@click.pass_context
def workbook(context: click.Context) -> int:
    """A workbook in which you take charge of your mentorship.

    Without a command it opens. The options below may stand before a command or after it.
    """
    if context.invoked_subcommand is not None:
        return 0
    return open_screens(context.find_object(Call) or Call())


def _complete_page(
    context: click.Context, _argument: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The pages whose id begins so, for the shell."""
    from click.shell_completion import CompletionItem

    from workbook.cli.services import read_pack

    call = context.find_object(Call) or Call()
    try:
        pages = read_pack(call).pages.values()
    except WorkbookError:
        return []
    return [CompletionItem(page.id, help=page.title) for page in pages if page.id.startswith(begun)]


@workbook.command("open")
@click.argument("page", shell_complete=_complete_page)
@for_every_command
@click.pass_obj
def open_(call: Call, page: str) -> int:
    """Open one page.

    PAGE is its id or its title, such as goals.
    """
    return open_screens(call, page)


def _for_a_meeting(name: str, page: str, words: str) -> None:
    """Add a command that opens a page of a meeting."""

    @workbook.command(name, help=words)
    @click.option("--meeting", metavar="DATE", help="A day, such as thu, or last or next.")
    @for_every_command
    @click.pass_obj
    def open_page(call: Call, meeting: str | None) -> int:
        return open_screens(call, page, meeting)


_for_a_meeting("prep", "prep", "Prepare the next meeting.")
_for_a_meeting("notes", "notes", "Take notes of a meeting while it goes on.")
_for_a_meeting("reflect", "reflection", "Look back on the last meeting.")


@workbook.command(epilog=COMPLETION_USE)
@click.argument("shell", type=click.Choice(SHELLS))
@for_every_command
def completion(shell: str) -> None:
    """Print the lines that teach your shell to complete commands."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"there is no completion for {shell} here")
    click.echo(kind(workbook, {}, "workbook", "_WORKBOOK_COMPLETE").source())
