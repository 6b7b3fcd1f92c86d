"""Keys of one's own: what may be one, and what it would be taken from."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import workbook.ui.screens
from workbook.ui.commands import COMMANDS, Command, Where
from workbook.ui.keys import TOGETHER, key_named, key_words, keymap, may_change, usable, why_not


def command(name: str) -> Command:
    """The command with an id."""
    return next(one for one in COMMANDS if one.id == name)


@pytest.mark.parametrize(
    ("written", "key", "said"),
    [
        ("?", "question_mark", "?"),
        ("P", "P", "P"),
        ("Esc", "escape", "esc"),
        ("Ctrl+K", "ctrl+k", "ctrl+k"),
        ("shift+alt+x", "alt+shift+x", "alt+shift+x"),
        ("F5", "f5", "f5"),
        ("ctrl++", "ctrl+plus", "ctrl++"),
        ("é", "é", "é"),
    ],
)
def test_a_key_is_understood_as_people_write_it(written: str, key: str, said: str) -> None:
    assert key_named(written) == key
    assert key_words(key) == said


@pytest.mark.parametrize("written", ["", "  ", "f99", "hyper+x", "ctrl+", "nonsense", "alt+alt+x"])
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_named(written) is None


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("home.prep", "n", "n is taken: take notes of a meeting."),
        ("home.prep", "f1", "f1 is taken (everywhere)"),
        ("capture", "p", "p is taken (home)"),
        ("guide.next", "x", "a letter where one may be writing"),
        ("guide.next", "ctrl+z", "needed for moving and writing"),
        ("home.prep", "down", "needed for moving and writing"),
        ("guide.next", "ctrl+i", "can't tell ctrl+i from tab"),
        ("kept.new", "1", "1 is taken (in the list of actions)"),
    ],
)
def test_a_key_that_means_something_else_is_not_taken(name: str, key: str, why: str) -> None:
    assert why in why_not(command(name), key, {})


@pytest.mark.parametrize(
    ("name", "key"), [("home.prep", "P"), ("guide.next", "alt+n"), ("trends.open", "o")]
)
def test_a_free_key_is_taken(name: str, key: str) -> None:
    assert why_not(command(name), key, {}) == ""


def test_every_command_may_have_its_usual_key() -> None:
    refused = {
        one.id: why
        for one in COMMANDS
        if may_change(one)
        for key in one.keys.split(",")
        if (why := why_not(one, key, {}))
    }

    assert refused == {}


def test_two_keys_may_change_places() -> None:
    wanted = {"home.prep": "n", "home.notes": "p"}

    assert usable(wanted) == (wanted, ())


def test_what_can_not_be_used_is_said_and_the_rest_is_taken() -> None:
    taken, problems = usable(
        {
            "home.prep": "n",
            "home.goals": "G",
            "home.nothing": "x",
            "home.topics": "hyper",
            "notes.tag": "x",
        }
    )

    assert taken == {"home.goals": "G"}
    said = "; ".join(problems)
    assert all(
        words in said for words in ("n is taken", '"home.nothing"', "no key hyper", '"notes.tag"')
    )


def test_a_key_that_was_given_away_comes_back_where_its_new_owner_stays_without() -> None:
    taken, problems = usable({"home.prep": "n", "home.notes": "ctrl+z"})

    assert taken == {}
    assert len(problems) == 2


def test_what_shared_a_key_keeps_it() -> None:
    told = keymap({"kept.leave_line": "f9"})

    assert told["kept.leave_line"] == "f9"
    assert told["kept.back"] == "escape"


def test_the_kinds_of_commands_of_every_screen_are_known_to_go_together() -> None:
    found = set()
    for module in pkgutil.iter_modules(workbook.ui.screens.__path__):
        here = importlib.import_module(f"workbook.ui.screens.{module.name}")
        for one in vars(here).values():
            kinds = getattr(one, "WHERE", None)
            if isinstance(one, type) and isinstance(kinds, tuple):
                found.add(frozenset(kinds))

    assert found
    for kinds in found:
        several = len(kinds) > 1
        assert not several or any(kinds <= group for group in TOGETHER)
        assert all(isinstance(kind, Where) for kind in kinds)
