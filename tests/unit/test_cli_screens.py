"""``workbook`` and ``workbook open``, up to the screens themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.test_cli_status import begin_mentorship
from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import open_workbook
from workbook.journey import meeting_edits
from workbook.journey.workbook import Workbook
from workbook.ui.app import Options
from workbook.ui.cursor import CursorFile

Ending = tuple[str | None, int]
Screens = Callable[[Workbook, CursorFile, Options], Ending]


class Shown:
    """Stands for the screens: remembers what it was handed, and ends as the test says."""

    def __init__(self) -> None:
        self.options: list[Options] = []
        self.folders: list[Path] = []
        self.act: Screens = lambda _workbook, _cursor, _options: (None, 0)

    def __call__(self, workbook: Workbook, cursor: CursorFile, options: Options) -> Ending:
        """Take the place of ``workbook.ui.app.run``."""
        self.options.append(options)
        self.folders.append(workbook.notebook.path)
        return self.act(workbook, cursor, options)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """The screens that the command line opens in what it takes for a terminal."""
    monkeypatch.setattr("workbook.cli.screens.in_terminal", lambda: True)
    stand_in = Shown()
    module = ModuleType("workbook.ui.app")
    module.__dict__.update(Options=Options, run=stand_in)
    monkeypatch.setitem(sys.modules, "workbook.ui.app", module)
    return stand_in


def put_settings(place: Path, text: str) -> None:
    """Write the settings as a person would."""
    (place / "config").mkdir(exist_ok=True)
    (place / "config" / "settings.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["open", "goals"]])
def test_without_a_terminal_nothing_opens_and_the_way_on_is_said(
    words: list[str], capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    assert run(words) == 2

    assert "workbook status" in capsys.readouterr().err
    assert not (place / "data").exists()


def test_the_workbook_opens_at_home(shown: Shown, place: Path) -> None:
    assert run([]) == 0

    (options,) = shown.options
    assert (options.page, options.mentorship, options.theme) == (None, None, None)
    assert shown.folders == [place / "data"]


@pytest.mark.parametrize("word", ["goals", "GOALS", " Goals "])
def test_a_page_is_found_by_its_id_or_title(shown: Shown, word: str) -> None:
    assert run(["open", word]) == 0
    assert [options.page for options in shown.options] == ["goals"]


def test_an_unknown_page_is_told_with_those_that_are_near(
    shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["open", "gaols"]) == 2

    assert "there is no page 'gaols'; did you mean goals?" in capsys.readouterr().err
    assert shown.options == []


def test_where_no_page_is_near_all_are_listed(
    shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["open", "zzzz"]) == 2

    err = capsys.readouterr().err
    assert all(page in err for page in ("goals", "agreement", "mentorship"))


def test_a_page_that_cannot_be_used_is_told_as_such(
    shown: Shown, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = place / "data" / "content"
    own.mkdir(parents=True)
    (own / "walk.md").write_text("no page\n", encoding="utf-8")

    assert run(["open", "walk"]) == 2
    assert "the page 'walk' can't be used" in capsys.readouterr().err
    assert run([]) == 0
    assert any("walk.md" in notice for notice in shown.options[-1].notices)


def test_settings_reach_the_screens_and_what_is_wrong_with_them_too(
    shown: Shown, place: Path
) -> None:
    put_settings(place, 'theme = "nord"\neditor = "vim -n"\ncontent = 3\n')

    assert run([]) == 0

    (options,) = shown.options
    assert options.theme == "nord"
    assert options.preferences is not None
    assert options.preferences.settings.editor == "vim -n"
    assert any('"content" must be words' in notice for notice in options.notices)


def test_a_mentor_who_does_not_exist_is_told(
    shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--with", "Nobody"]) == 2

    assert "no mentor is called 'Nobody'" in capsys.readouterr().err
    assert shown.options == []


def test_the_exit_code_of_the_screens_is_that_of_the_command(shown: Shown) -> None:
    shown.act = lambda _workbook, _cursor, _options: (None, 143)

    assert run([]) == 143


def test_colours_that_are_chosen_are_kept(shown: Shown, place: Path) -> None:
    def choose(_workbook: Workbook, _cursor: CursorFile, options: Options) -> Ending:
        options.save_theme("nord")
        return None, 0

    shown.act = choose
    put_settings(place, "# mine\n")

    assert run([]) == 0
    text = (place / "config" / "settings.toml").read_text(encoding="utf-8")
    assert text == '# mine\ntheme = "nord"\n'


def test_what_cannot_be_kept_is_told_once_at_the_end(
    shown: Shown, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def choose(_workbook: Workbook, _cursor: CursorFile, options: Options) -> Ending:
        options.save_theme("nord")
        options.save_theme("gruvbox")
        return None, 0

    shown.act = choose
    put_settings(place, "theme =")

    assert run([]) == 0
    err = capsys.readouterr().err
    assert err.count("theme could not be kept") == 1


def test_another_folder_that_is_chosen_is_kept_and_opened(
    shown: Shown, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def choose(workbook: Workbook, _cursor: CursorFile, options: Options) -> Ending:
        if workbook.notebook.path == place / "data":
            options.save_data("other")
            return "reopen", 0
        return None, 0

    shown.act = choose

    assert run(["open", "goals"]) == 0
    assert shown.folders == [place / "data", tmp_path / "other"]
    assert [options.page for options in shown.options] == ["goals", None]
    text = (place / "config" / "settings.toml").read_text(encoding="utf-8")
    assert text == f'data = "{tmp_path / "other"}"\n'


def test_the_notebook_is_closed_when_the_screens_are(shown: Shown) -> None:
    opened: list[Workbook] = []

    def remember(workbook: Workbook, _cursor: CursorFile, _options: Options) -> Ending:
        opened.append(workbook)
        assert workbook.notebook.read_only is None
        return None, 0

    shown.act = remember

    assert run([]) == 0
    assert run([]) == 0
    assert len(opened) == 2


def test_the_clock_is_handed_down(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T09:30")
    told: list[str] = []

    def look(workbook: Workbook, _cursor: CursorFile, _options: Options) -> Ending:
        told.append(workbook.now().isoformat())
        return None, 0

    shown.act = look

    assert run([]) == 0
    assert told == ["2026-11-22T09:30:00+01:00"]


def test_the_shell_completes_pages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_WORKBOOK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "workbook open goa")
    monkeypatch.setenv("COMP_CWORD", "2")

    with pytest.raises(SystemExit):
        run([])

    assert capsys.readouterr().out == "plain,goals\n"


def test_options_before_no_command_are_heard(shown: Shown, tmp_path: Path) -> None:
    assert run(["--data", str(tmp_path / "other")]) == 0
    assert shown.folders == [tmp_path / "other"]


@pytest.mark.parametrize(
    ("command", "page"), [("prep", "prep"), ("notes", "notes"), ("reflect", "reflection")]
)
def test_the_pages_of_a_meeting_have_commands_of_their_own(
    shown: Shown, capsys: pytest.CaptureFixture[str], command: str, page: str
) -> None:
    begin_mentorship("Amara")
    with open_workbook(Call()) as workbook:
        now = workbook.now()
        met, records = meeting_edits.planned(workbook.reading(), 7, now, date(2026, 11, 26))
        workbook.write(*records).result()

    assert run([command]) == 0
    assert run([command, "--meeting", "2026-11-26"]) == 0
    assert [(options.page, options.item) for options in shown.options] == [
        (page, None),
        (page, met.id),
    ]
    assert run([command, "--meeting", "2026-01-01"]) == 2
    assert "26 Nov" in capsys.readouterr().err
