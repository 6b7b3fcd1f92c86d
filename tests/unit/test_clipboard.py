"""The clipboard: which program is asked, and what is said when it fails."""

from __future__ import annotations

import sys

import pytest

from workbook.ui import clipboard
from workbook.ui.clipboard import ClipboardError, Program, copy_with, find_program


@pytest.mark.parametrize(
    ("there", "variables", "found"),
    [
        (["pbcopy"], {}, "pbcopy"),
        (["wl-copy", "xclip"], {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy"),
        (["wl-copy", "xclip"], {"DISPLAY": ":0"}, "xclip"),
        (["xsel"], {"DISPLAY": ":0"}, "xsel"),
        (["wl-copy", "xclip", "xsel"], {}, None),
        (["xclip"], {"DISPLAY": ""}, None),
        (["clip.exe"], {}, "clip.exe"),
        ([], {"DISPLAY": ":0"}, None),
    ],
)
def test_the_program_that_has_a_clipboard_is_found(
    there: list[str], variables: dict[str, str], found: str | None
) -> None:
    program = find_program(variables, lambda name: name if name in there else None)

    assert (program.command[0] if program else None) == found


def python(code: str) -> Program:
    """A program that does this."""
    return Program((sys.executable, "-c", code))


async def test_text_is_handed_over() -> None:
    code = "import sys; sys.exit(sys.stdin.buffer.read() != 'Größe 目标'.encode())"

    await copy_with(python(code), "Größe 目标")


async def test_why_it_failed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ClipboardError, match="ended with code 3"):
        await copy_with(python("raise SystemExit(3)"), "x")
    with pytest.raises(ClipboardError, match="can't be started"):
        await copy_with(Program(("/nowhere/at-all",)), "x")

    monkeypatch.setattr(clipboard, "PATIENCE", 0.05)
    with pytest.raises(ClipboardError, match="took longer"):
        await copy_with(python("import time; time.sleep(60)"), "x")
