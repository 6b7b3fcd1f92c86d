"""The README says what is so: its commands, options, variables, exit codes and links exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import tests.keys
import workbook.cli.call
import workbook.paths
from workbook.cli.commands import workbook as front_door
from workbook.settings import KEYS
from workbook.ui.commands import Where, table

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")

CHECKS = ("ruff format --check", "ruff check", "mypy", "workbook content check")
"""What all code and all pages have to pass, beside the tests."""


def marked(name: str) -> str:
    """The code block under this comment."""
    found = re.findall(rf"^<!-- {name} -->\n```sh\n(.*?)\n```$", README, re.DOTALL | re.MULTILINE)
    assert len(found) == 1
    return str(found[0])


def all_commands(
    group: click.Group, before: str = "workbook"
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, as it is typed."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{before} {name}")
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield f"{before} {name}", command


COMMANDS = dict(all_commands(front_door))

SPANS = re.findall(r"`([^`\n]+)`", README)
"""Everything that stands in ticks."""


def test_each_command_of_the_program_is_named() -> None:
    assert [name for name in COMMANDS if not any(span.startswith(name) for span in SPANS)] == []


def test_each_command_that_is_named_exists() -> None:
    spans = {span for span in SPANS if span.startswith("workbook ")} - {"workbook COMMAND --help"}
    named = {span for span in spans if not span.startswith("workbook --")}

    assert named
    assert [
        span for span in named if not any(f"{span} ".startswith(f"{name} ") for name in COMMANDS)
    ] == []


def test_each_option_that_is_named_exists_and_the_other_way_round() -> None:
    ours = [span for span in SPANS if span.startswith(("workbook ", "--"))]
    named = {word for span in ours for word in span.split() if word.startswith("--")}
    exist = {
        option
        for parameter in front_door.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
    further = {
        option
        for command in COMMANDS.values()
        for parameter in command.params
        for option in parameter.opts
    }

    assert named <= exist | further | {"--help"}
    assert exist <= named | {"--help", "--version"}


def test_each_variable_is_named() -> None:
    modules = (workbook.paths, workbook.cli.call)
    exist = {
        value
        for module in modules
        for name, value in vars(module).items()
        if name.endswith("_VARIABLE")
    }

    assert len(exist) == 5
    assert exist == set(re.findall(r"WORKBOOK_[A-Z]+", README))


def test_each_setting_is_shown() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)

    assert re.findall(r"^(\w+) = ", block, re.MULTILINE) == list(KEYS)


def test_the_exit_codes_are_those_of_the_help() -> None:
    assert front_door.epilog is not None
    (sentence,) = re.findall(r"Exit codes:.*?\n\n", README, re.DOTALL)

    assert re.findall(r"`(\d+)`", sentence) == re.findall(
        r"^ +(\d+) ", front_door.epilog, re.MULTILINE
    )


def test_each_link_into_the_project_leads_somewhere() -> None:
    links = [
        link for link in re.findall(r"\]\(([^)\s]+)\)", README) if not re.match(r"https?:|#", link)
    ]

    assert links
    assert [link for link in links if not (ROOT / link.partition("#")[0]).exists()] == []


def test_the_key_table_is_that_of_the_program() -> None:
    assert tests.keys.with_keys(README) == README, "python -m tests.keys writes it anew"


@pytest.mark.parametrize("readme", ["", tests.keys.BEGIN, tests.keys.END + tests.keys.BEGIN])
def test_without_its_two_comments_the_key_table_is_not_written(readme: str) -> None:
    with pytest.raises(ValueError, match="no <!-- keys -->"):
        tests.keys.with_keys(readme)


def test_the_key_table_names_each_command_of_each_screen() -> None:
    rows = re.findall(r"^\| (.*?) \| (.*?) \| (.*?) \|$", tests.keys.key_table(), re.MULTILINE)

    assert [words for _, _, words in rows[1:]] == [words for _, _, words in table()]
    assert [where for where, _, _ in rows[1:] if where] == [where.value for where in Where]


def test_each_picture_that_is_shown_says_in_words_what_it_shows() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\((screenshots/[^)]+)\)", README)

    assert len(shown) == 4
    assert all(len(words.split()) > 5 for words, _ in shown)


def test_each_room_is_explained() -> None:
    rooms = {f"workbook/{path.parent.name}" for path in ROOT.glob("workbook/*/__init__.py")}

    assert rooms <= set(SPANS)


def test_each_place_that_is_named_exists() -> None:
    places = [span for span in SPANS if re.fullmatch(r"(content|tests|workbook)/[\w./]+", span)]

    assert places
    assert [place for place in places if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("name", ["setup", "tests"])
def test_setting_up_and_testing_are_one_command_each(name: str) -> None:
    command = marked(name)

    assert "\n" not in command
    words = shlex.split(command)
    assert "pip" in words
    assert {word for word in words if "/" in word and not word.startswith("-")} <= {
        ".venv/bin/python",
        ".venv/bin/workbook",
    }


def test_the_whole_check_runs_the_commands_of_the_readme_and_what_each_commit_is_held_against() -> (
    None
):
    assert "for name in setup tests" in CI
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    for step in CHECKS:
        assert step in CI
        assert f"entry: .venv/bin/{step.removesuffix(' --check')}" in HOOKS
        assert f"`{step.removesuffix(' --check')}`" in README


def test_the_hooks_fetch_nothing() -> None:
    assert re.findall(r"repo: (.+)", HOOKS) == ["local"]
    assert set(re.findall(r"language: (.+)", HOOKS)) == {"system"}
    assert len(re.findall(r"entry: \.venv/bin/", HOOKS)) == len(CHECKS) == HOOKS.count("- id:")
