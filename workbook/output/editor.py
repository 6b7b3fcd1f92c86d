"""Handing a text to the mentee's own editor, and taking back what was written."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from workbook.errors import WorkbookError
from workbook.notebook.clean import clean

USUAL = ("nano", "vi")
"""Editors that are tried where none is named."""


class EditorError(WorkbookError):
    """The editor could not be used; the answer is as it was."""


def edited(
    text: str,
    command: str | None,
    stepping_aside: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> str:
    """Hand a text to the editor and return what was written.

    The text lies in a file for the owner alone, in a folder that goes away afterwards.

    Args:
        text: The text so far.
        command: The editor's command with its options, or None for ``VISUAL``, ``EDITOR`` or one
            of the usual ones.
        stepping_aside: Lets the editor have the terminal meanwhile.

    Raises:
        EditorError: No editor was found, it failed, or what it left is no text.
    """
    words = editor_command(command)
    with tempfile.TemporaryDirectory(prefix="workbook-") as folder:  # made 0700
        file = Path(folder) / "answer.md"
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")
        with stepping_aside():
            problem = _run([*words, str(file)])
        if problem:
            raise EditorError(problem)
        try:
            written = clean(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise EditorError(
                f"What {words[0]} left is no text; the answer is as it was."
            ) from error
    return written.removesuffix("\n") if not text.endswith("\n") else written


def edit_file(
    file: Path,
    command: str | None,
    stepping_aside: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> None:
    """Hand a file that stays to the editor; the other arguments are those of ``edited``.

    Raises:
        EditorError: No editor was found, or it failed.
    """
    words = editor_command(command)
    with stepping_aside():
        problem = _run([*words, str(file)])
    if problem:
        raise EditorError(problem)


def _run(words: list[str]) -> str:
    """Run the editor; returns what went wrong, or "".

    Nothing may be raised here: an exception that passes through whatever steps aside could leave the
    screen switched off for good.
    """
    try:
        done = subprocess.run(words, check=False)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return (
            f"The editor {words[0]} can't be started ({why}): name another one with "
            "editor in the settings, or in the variable EDITOR."
        )
    except KeyboardInterrupt:
        return f"{words[0]} was interrupted; the answer is as it was."
    if done.returncode:
        return f"{words[0]} ended with the code {done.returncode}; the answer is as it was."
    return ""


def editor_command(command: str | None) -> list[str]:
    """The words of the editor's command.

    Raises:
        EditorError: The command can't be read.
    """
    named = command or os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        try:
            words = shlex.split(named)
        except ValueError as error:
            raise EditorError(f"The editor’s command can't be read: {named}") from error
        if words:
            return words
    from shutil import which

    found = next((name for name in USUAL if which(name)), None)
    if found is None:
        raise EditorError("No editor was found: name one in the variable EDITOR.")
    return [found]
