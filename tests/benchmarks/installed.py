"""The workbook as people have it: a wheel of this tree, installed and compiled.

What runs from the tree may compile itself at every start, which takes longer than the start.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

HERE = Path(__file__).parent

NOT_OF_USERS = (
    *("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "PYTHONWARNINGS"),
    *("PYTHONPYCACHEPREFIX", "PYTHONDEVMODE", "PYTHONOPTIMIZE", "PYTHONHOME", "PYTHONUTF8"),
    *("NO_COLOR", "FORCE_COLOR", "TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEBUG", "VIRTUAL_ENV"),
    *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
    *("WORKBOOK_CONTENT", "WORKBOOK_DATA", "WORKBOOK_STATE", "WORKBOOK_CONFIG"),
)
"""Variables that change how fast or where a program works; no child sees them."""

FIXED = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LC_ALL": "C.UTF-8",
    "WORKBOOK_NOW": "2026-11-22T10:00",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
}
"""Variables that every child sees; the moment is the one at which the notebooks were made."""


def prepare_environment(home: Path) -> None:
    """Give this process, and so all its children, the variables of a user with a new home."""
    for name in NOT_OF_USERS:
        os.environ.pop(name, None)
    os.environ.update(FIXED)
    os.environ["HOME"] = str(home)


@dataclass(frozen=True, slots=True)
class Installed:
    """Where the wheel is installed.

    Attributes:
        python: The interpreter of its environment.
        workbook: The command.
    """

    python: Path
    workbook: Path

    def script(self, name: str, *words: str | Path) -> list[str]:
        """The command that runs a file beside this one with the installed workbook.

        The file's own folder is not searched for modules, so that it imports what is installed.
        """
        return [str(self.python), "-P", str(HERE / f"{name}.py"), *(str(word) for word in words)]


def install(folder: Path) -> Installed:
    """Build a wheel of the tree and install it into a new environment; needs no network.

    The libraries are those of the environment that runs this.

    Raises:
        RuntimeError: The workbook would not run from the wheel, or uncompiled.
    """
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder)]
    succeed([*build, str(ROOT)], folder)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False, symlinks=True)
    scheme = {"base": str(environment), "platbase": str(environment)}
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    commands = Path(sysconfig.get_path("scripts", "venv", scheme))
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")
    installed = Installed(commands / "python", commands / "workbook")
    pip = [sys.executable, "-m", "pip", "--python", str(installed.python), "install", "--quiet"]
    succeed([*pip, "--no-index", "--no-deps", "--force-reinstall", "--compile", str(wheel)], folder)
    _check(installed, folder)
    return installed


def _check(installed: Installed, folder: Path) -> None:
    """Make sure that the wheel is what runs, and that nothing compiles itself at a start."""
    look = "import textual, workbook; print(workbook.__cached__, textual.__cached__, sep='\\n')"
    for name in succeed([str(installed.python), "-P", "-c", look], folder).split():
        if not Path(name).is_file():
            raise RuntimeError(f"{name} is missing, so every start would compile: reinstall it")
        if Path(name).is_relative_to(ROOT / "workbook"):
            raise RuntimeError(f"the tree would be measured, not the wheel: {name}")


def succeed(command: Sequence[str], folder: Path) -> str:
    """Run a command in a folder and return what it printed.

    Raises:
        RuntimeError: It failed; the message holds what it said.
    """
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
