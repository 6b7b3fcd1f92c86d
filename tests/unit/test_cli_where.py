"""``workbook where``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from workbook.cli import run
from workbook.cli.call import Call
from workbook.errors import PageError


def test_each_place_is_shown_with_what_it_is_for(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    assert run(["where"]) == 0

    lines = capsys.readouterr().out.splitlines()
    shown = dict(zip(lines[1::2], lines[::2], strict=True))
    assert "back up" in shown[f"    {place / 'data'} (not there yet)"]
    assert "never sync" in shown[f"    {place / 'state'} (not there yet)"]
    assert "Settings" in shown[f"    {place / 'config' / 'settings.toml'} (not there yet)"]
    assert "own pages" in shown[f"    {place / 'data' / 'content'} (not there yet)"]


def test_looking_makes_no_folder(place: Path) -> None:
    before = set(place.rglob("*"))

    run(["where"])

    assert set(place.rglob("*")) == before


def test_what_is_there_is_not_called_missing(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    (place / "data").mkdir()

    run(["where"])

    assert f"    {place / 'data'}\n" in capsys.readouterr().out


def test_pages_that_somebody_named_say_who(
    capsys: pytest.CaptureFixture[str], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBOOK_CONTENT", "/somewhere")

    assert run(["where"]) == 0
    assert "named by WORKBOOK_CONTENT" in capsys.readouterr().out


def test_settings_that_cannot_be_used_are_said(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    (place / "config").mkdir()
    (place / "config" / "settings.toml").write_text("theme = 3\ncolour = 4\n")

    assert run(["where"]) == 0

    err = capsys.readouterr().err
    assert '"theme" must be words in quotes' in err
    assert '"colour" means nothing to this version' in err


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_a_folder_whose_name_is_no_text_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBOOK_DATA", os.fsdecode(b"/na\xffme"))

    assert run(["where"]) == 0
    assert "/na\N{REPLACEMENT CHARACTER}me" in capsys.readouterr().out


def test_pages_named_by_the_settings_are_used(place: Path) -> None:
    (place / "config" / "pages").mkdir(parents=True)
    (place / "config" / "settings.toml").write_text('content = "pages"\n')

    assert Call().paths().own_pages() == place / "config" / "pages"


def test_a_notebook_named_by_the_settings_is_used(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBOOK_DATA")
    (place / "config").mkdir()
    (place / "config" / "settings.toml").write_text('data = "~/notes"\n')

    assert Call().paths().data == place / "home" / "notes"


def test_pages_that_the_settings_name_and_that_are_gone_stop_nobody(place: Path) -> None:
    (place / "config").mkdir()
    (place / "config" / "settings.toml").write_text('content = "/a/drive/not/there"\n')

    assert Call().paths().own_pages() == Path("/a/drive/not/there")


def test_pages_that_this_call_names_must_be_there() -> None:
    with pytest.raises(PageError, match="--content"):
        Call(content="/not/there").paths().own_pages()
