"""What is shown of a fault: where it happened, never what was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from workbook.cli.faults import retold, screens_report_privately

WRITTEN = "what nobody else may read"


HANDLER = f"""
def on_mount(self):
    answer = {WRITTEN!r}
    raise KeyError(answer)
"""

PLACE = "workbook/ui/screens/some_screen_with_a_long_name.py"


@pytest.fixture
def failing(tmp_path: Path) -> App[None]:
    """Screens of this program that fail over an answer; their code lies deep in the disk."""
    file = tmp_path / "a folder in which packages are kept" / PLACE
    file.parent.mkdir(parents=True)
    file.write_text(HANDLER, encoding="utf-8")
    handlers: dict[str, Any] = {}
    exec(compile(HANDLER, str(file), "exec"), handlers)  # noqa: S102 (written right above)
    screens: type[App[None]] = type("Failing", (App,), {"on_mount": handlers["on_mount"]})
    return screens()


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_screens_that_fail_tell_where_but_not_what_was_written(
    columns: str,
    failing: App[None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with screens_report_privately():
        failing.run(headless=True)

    out, err = capsys.readouterr()
    assert f"  {PLACE}:4\n" in err
    assert "a fault of the screens (KeyError)" in err
    assert not any(word in out + err for word in ("nobody else", "may read", WRITTEN))


def test_without_this_care_they_do_show_what_was_written(
    failing: App[None], capsys: pytest.CaptureFixture[str]
) -> None:
    failing.run(headless=True)

    assert WRITTEN in capsys.readouterr().err


def test_screens_that_end_well_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    class Fine(App[None]):
        """Screens that close themselves."""

        def on_mount(self) -> None:
            """Leave."""
            self.exit()

    with screens_report_privately():
        Fine().run(headless=True)

    assert capsys.readouterr() == ("", "")


def test_a_report_that_is_not_understood_is_told_without_its_words() -> None:
    assert WRITTEN not in retold(f"{WRITTEN}: {WRITTEN}")
    assert "fault of the screens" in retold(WRITTEN)


def test_a_place_that_the_window_breaks_is_put_together() -> None:
    report = "│ /home/x/workbook/ui/scr │\n│ eens/home.py:12 in show │\n╰────╯\nValueError: x"

    assert "  workbook/ui/screens/home.py:12\n" in retold(report)
    assert "(ValueError)" in retold(report)
