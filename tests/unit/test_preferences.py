"""The settings while the workbook is open."""

from __future__ import annotations

from pathlib import Path

from workbook.preferences import Named, Preferences
from workbook.settings import Settings


def test_a_change_holds_at_once_and_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# mine\n", encoding="utf-8")
    chosen = Preferences(file)

    assert chosen.change("dates", "26.11.") == ""
    assert chosen.change("plain", True) == ""
    assert chosen.change_key("home.prep", "P") == ""

    assert chosen.settings.dates == "26.11."
    assert Preferences(file).settings == chosen.settings
    assert chosen.change("dates", None) == ""
    assert chosen.change_key("home.prep", None) == ""
    assert not chosen.settings.keys
    assert Preferences(file).settings == chosen.settings == Settings(plain=True)


def test_what_can_not_be_kept_holds_and_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme =", encoding="utf-8")
    chosen = Preferences(file)

    problems = [chosen.change("week_starts", "sunday") for _ in range(2)]

    assert "week_starts could not be kept" in problems[0]
    assert list(chosen.problems) == problems[:1]
    assert chosen.settings.week_starts == "sunday"
    assert file.read_text(encoding="utf-8") == "theme ="


def test_without_a_file_everything_holds_until_one_leaves() -> None:
    chosen = Preferences(named={"data": Named("/x", "--data")})

    assert chosen.change("editor", "vim") == ""

    assert chosen.settings.editor == "vim"
    assert chosen.make_file() is None
    assert chosen.problems == {}


def test_the_file_to_edit_is_made_once_and_says_what_can_be_set(tmp_path: Path) -> None:
    chosen = Preferences(tmp_path / "config" / "settings.toml")

    file = chosen.make_file()

    assert file is not None
    assert "# week_starts" in file.read_text(encoding="utf-8")
    file.write_text('theme = "nord"\n', encoding="utf-8")
    assert chosen.make_file() == file
    chosen.look_again()
    assert chosen.settings.theme == "nord"
