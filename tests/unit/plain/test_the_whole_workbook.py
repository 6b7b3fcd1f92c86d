"""What concerns the workbook as a whole: settings, backups, taking all of it along, one's editor."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.unit.plain.talks import Talks, begun
from workbook.errors import WorkbookError
from workbook.pages import needs
from workbook.plain.console import CUT, LONGEST, Console
from workbook.plain.places import NUMBERS
from workbook.plain.session import Around
from workbook.preferences import Named, Preferences
from workbook.settings import Settings, read_settings

WHY_NOW = "mentorship/why"
"""A long answer."""


def test_settings_are_changed_taken_back_and_named(tmp_path: Path) -> None:
    talks, file = begun(tmp_path), tmp_path / "settings.toml"
    file.write_text('# mine\nweek_starts = "saturday"\nmusic = "on"\n', encoding="utf-8")
    named = {"data": Named("/elsewhere", "--data")}
    talks.around = Around(preferences=Preferences(file, named=named))

    said = talks(
        *("1", "9", "3", "2", "", "3", "no-such-program-here", "", "4", "99", ".clear 2"),
        *("6", "/tmp", "5", "relative", ".back", ".help", ".why", ""),
        wanted="settings",
    )

    assert read_settings(file).settings == Settings(dates="26.11.", plain=True)
    assert file.read_text(encoding="utf-8").startswith("# mine\n")
    assert "“music” means nothing to this version" in said
    assert "Days: 26.11.\n" in said
    assert "There is no program no-such-program-here here." in said
    assert "Plain: yes. It holds from the next start on." in said
    assert "--data names it for now" in said
    assert "Type the whole path, from / or ~ on." in said
    assert "colours and keys of the screens stand there too" in said
    assert "‹" not in said


def test_one_goes_back_to_a_backup_and_takes_that_back(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks("backup", "capture q: how do you say no", "stop")

    said = talks("99", "1", "", wanted="restore")
    assert "There is no backup 99; they go from 1 to 1." in said
    assert "1 item made since is put away" in said
    assert said.endswith("Nothing was changed.\n")
    assert "1 topic to raise" in talks("stop")

    assert "Everything is as it was on Sun 22 Nov, 10:00" in talks("1", "yes", wanted="restore")
    assert "no topics to raise" in talks("stop")

    assert "before a restore" in talks("1", "yes", wanted="restore")
    assert "1 topic to raise" in talks("stop")


@pytest.mark.parametrize(("answer", "there"), [("1", False), ("2", True)])
def test_everything_is_taken_along_with_or_without_what_is_private(
    tmp_path: Path, answer: str, there: bool
) -> None:
    talks, folder = begun(tmp_path), tmp_path / "along"
    talks(".step touch", ".skip", "0123 456", ".", ".stop", page="mentorship")

    assert "Nothing was written." in talks("", wanted=f"export {folder}")
    said = talks(answer, wanted=f"export {folder}")

    assert "You have 1 private answer." in said
    assert f"Everything is in {folder}. Only you can read it there." in said
    assert ("0123 456" in (folder / "workbook.json").read_text(encoding="utf-8")) is there
    assert "never written over" in talks(answer, wanted=f"export {folder}")


def test_what_else_is_told_comes_from_whoever_opens_it(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    def wrong() -> str:
        raise WorkbookError("The folder is gone.")

    talks.around = Around(reports={"where": lambda: "Your notebook:\n    here", "doctor": wrong})

    said = talks("where", str(NUMBERS["doctor"]), "settings", "stop")
    assert "Your notebook:\n    here\n" in said
    assert "The folder is gone." in said
    assert "There are no settings to change here." in said


def test_a_long_answer_is_written_in_ones_own_editor(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    given: list[str] = []

    def editor(text: str) -> str:
        given.append(text)
        if len(given) == 3:
            raise WorkbookError("vim ended with the code 1; the answer is as it was.")
        return "from the editor\nand more" if len(given) == 1 else text

    talks.around = Around(editor=editor)
    said = talks(
        *(".step why", "typed", ".edit", ".back", ".edit", ".edit", ".stop"), page="mentorship"
    )

    assert given == ["typed", "from the editor\nand more", "from the editor\nand more"]
    assert talks.kept(WHY_NOW) == ["from the editor\nand more"]
    assert "Now: from the editor (2 lines; .now says all)" in said
    assert "It is as it was." in said
    assert "vim ended with the code 1" in said

    talks.around = Around()
    assert "There is no terminal for an editor here" in talks(".edit", ".stop", page="goals")


def test_a_line_that_a_terminal_may_have_cut_is_said_and_one_of_a_script_is_whole(
    tmp_path: Path,
) -> None:
    long = "word " * 200_000
    talks = Talks(tmp_path)
    said = talks("Amara", long)
    (kept,) = talks.kept(needs.GOAL_STATEMENT)
    assert kept == long.strip()
    assert CUT not in said

    out = io.StringIO()
    console = Console(io.StringIO("x" * LONGEST + "\nshort\n"), out)
    console.typed = True
    assert console.read() == "x" * LONGEST
    assert out.getvalue().count(CUT) == 1
    assert console.read() == "short"
    assert out.getvalue().count(CUT) == 1
