"""A workbook full of words that have ended an app, changed a terminal, or broken a layout."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.ui.app_driver import make_workbook
from workbook.journey.demo import write_demo
from workbook.paths import builtin_pages

MARKUP = "[/] [bold] [@click=app.quit]go[/] see [1] and [b"
"""What Textual would take for markup, or for the end of one."""

CONTROLS = (
    "\x1b]52;c;aGk=\x07 \x1b]0;title\x1b\\ \x1b[31m\x1b[2J\x1bc\x1bP1q\x1b\\ \x9b31m\x9d52;c;aGk=\x9c"
    " \x00\x08\x0b\x0c\x7f\r\x85 \u202eevil\u202c \u2066x\u2069 \u2028 \ufeff \ud800 \udcff"
)
"""What a terminal would obey, what turns a line round, and what no file can hold."""

SIGNS = "👨‍👩‍👧‍👦 🇩🇪 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f ❤️ 👍🏽 目标 مرحبا שלום e\u0301\u0323 \u200bx\u200b \ta"
"""What people really write: emoji of many parts, CJK, Arabic, Hebrew, accents, tabs."""

HOSTILE = f"{MARKUP} {CONTROLS} {SIGNS}"
"""All of it in one line."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What may not be shown, written or sent anywhere but in the terminal's own sequences."""

TYPED = {"line", "text", "other"}
"""Types of answers that are words of one's own."""


def hostile_value(value: Any, kind: str) -> Any:  # noqa: ANN401 - as it stands in the log
    """An answer with every word of one's own in it made hostile; what is chosen stays chosen."""
    if isinstance(value, str):
        return f"{value[:24]} {HOSTILE}" if kind in TYPED else value
    if isinstance(value, list):
        return [hostile_value(part, kind) for part in value]
    if isinstance(value, dict):
        return {
            key: f"{part[:24]} {HOSTILE}" if key in ("text", "other") else part
            for key, part in value.items()
        }
    return value


def sealed(content: dict[str, Any]) -> bytes:
    """A line of a log as another program could write it, with nothing cleaned."""
    body = json.dumps(content, separators=(",", ":")).encode()[:-1]
    return b'%b,"sum":"%08x"}\n' % (body, zlib.crc32(body))


@cache
def hostile_log(home: Path) -> bytes:
    """The demonstration's log as another device wrote it, with hostile words wherever there are any.

    Args:
        home: A folder in which the demonstration may be written.
    """
    workbook = make_workbook(home)
    write_demo(workbook)
    workbook.notebook.close()
    (log,) = (home / "data").glob("log-*.jsonl")
    return b"".join(map(sealed, _rewritten(log)))


def _rewritten(log: Path) -> Iterator[dict[str, Any]]:
    goals: dict[str, Any] = {}
    for line in log.read_bytes().splitlines():
        content = json.loads(line)
        del content["sum"]
        content["dev"] = "hostile1"
        if "label" in content:
            content["label"] = HOSTILE
        for change in content.get("set", ()):
            fields = change["v"] or {}
            if change["t"] == "answers":
                fields["value"] = hostile_value(fields.get("value"), fields.get("type", ""))
                fields["asked"] = f"{fields.get('asked', '')} {HOSTILE}"
                labels = fields.get("labels", {})
                fields["labels"] = {key: f"{text} {HOSTILE}" for key, text in labels.items()}
                goals = goals or _gone(change, content)
        yield content
    yield goals


def _gone(change: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """An act with an answer to a question that no page asks, where another one is answered."""
    if not change["v"]["prompt"].startswith("goals/") or "item" in change["v"]:
        return {}
    fields = {**change["v"], "prompt": "goals/gone", "asked": HOSTILE}
    answer = {**change, "i": "77", "v": fields, "seen": {}}
    return {**content, "n": 10**6, "set": [answer]}


def make_hostile(folder: Path, home: Path) -> None:
    """Put a workbook into a folder that was brought here from somewhere else."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "log-hostile1.jsonl").write_bytes(hostile_log(home))


def hostile_pages(folder: Path) -> Path:
    """The built-in pages in a folder, every heading, hint and choice in them hostile."""
    shutil.copytree(builtin_pages(), folder)
    words = HOSTILE.encode("utf-8", "replace").decode()
    words = re.sub("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028]", "", words)  # these would end a line
    for page in folder.rglob("*.md"):
        lines = page.read_text(encoding="utf-8").split("\n")
        page.write_text("\n".join(_made_hostile(line, words) for line in lines), encoding="utf-8")
    return folder


def _made_hostile(line: str, words: str) -> str:
    if re.match("#+ |> [*]", line):
        return f"{line} {words}"
    choice = re.fullmatch("(- .*)( `[a-z0-9-]+`)", line)
    return f"{choice[1]} {words}{choice[2]}" if choice else line
