"""Other programs, as they are released, to be measured beside the workbook."""

from __future__ import annotations

import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.installed import succeed

CACHE = Path(tempfile.gettempdir()) / "workbook-benchmarks-peers"
"""Where they are installed, to be there at the next run."""

WANTED = {
    "jrnl": ("jrnl",),
    # With later releases of the parser it dies at the start.
    "posting": ("posting", "tree-sitter==0.25.2"),
    "dooit": ("dooit",),
}
"""What is installed, each into an environment of its own."""

STANDS = {"posting": "Response", "dooit": "Workspaces"}
"""Words that stand on the first screen once it can be used."""


@dataclass(frozen=True, slots=True)
class Peers:
    """The commands of the other programs.

    Attributes:
        jrnl: A journal in a plain file.
        screens: Programs with screens, by name.
    """

    jrnl: Path
    screens: dict[str, Path]


def install_peers() -> Peers:
    """Install those that are missing, with pip as it is set up here."""
    found = {name: _installed(name) for name in WANTED}
    return Peers(found["jrnl"], {name: found[name] for name in STANDS})


def _installed(name: str) -> Path:
    """The command of a program, installed if it is not there."""
    environment = CACHE / f"{name}-{sys.version_info.major}.{sys.version_info.minor}"
    command = environment / "bin" / name
    if not command.exists():
        venv.create(environment, with_pip=True, clear=True, symlinks=True)
        pip = [str(environment / "bin" / "pip"), "install", "--quiet", *WANTED[name]]
        succeed(pip, CACHE)
    return command


def jrnl_config(folder: Path, journal: Path) -> Path:
    """A configuration of jrnl for one journal."""
    file = folder / "jrnl.yaml"
    file.write_text(
        f"journals:\n  default:\n    journal: {journal}\n"
        "editor: ''\nencrypt: false\nhighlight: true\nlinewrap: 79\ntagsymbols: '@'\n"
        "template: false\ntimeformat: '%Y-%m-%d %H:%M'\nversion: v4.3\n"
        "colors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
        "default_hour: 9\ndefault_minute: 0\ndisplay_format: null\nindent_character: '|'\n",
        encoding="utf-8",
    )
    return file
