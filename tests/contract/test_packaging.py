"""What is installed is whole: the command, the pages and the styles, wherever it is called from."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, and return what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build_wheel(folder: Path) -> Path:
    """Build the wheel as a release would, without downloading anything."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel alone into a new environment; returns the folder of its commands.

    The libraries that it needs are those that run this test.
    """
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    scheme = {"base": str(folder), "platbase": str(folder)}
    commands = Path(sysconfig.get_path("scripts", "venv", scheme))
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    python = commands / Path(sys.executable).name
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "libraries.pth").write_text("\n".join(sorted(libraries)))
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(
        *pip,
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--force-reinstall",
        wheel,
        cwd=folder,
    )
    return commands


def test_the_wheel_is_whole_and_runs_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    for name in ("dist", "environment", "elsewhere"):
        (tmp_path / name).mkdir()
    wheel = build_wheel(tmp_path / "dist")
    inside = set(zipfile.ZipFile(wheel).namelist())

    beside_code = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "workbook").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    pages = {
        f"workbook/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "content").rglob("*")
        if path.is_file()
    }
    assert pages
    assert beside_code | pages <= inside
    assert not {name for name in inside if name.startswith(("tests/", "content/"))}

    commands = install(wheel, tmp_path / "environment")
    workbook = commands / "workbook"
    elsewhere = tmp_path / "elsewhere"
    assert run(workbook, "--version", cwd=elsewhere).startswith("workbook ")
    assert str(tmp_path / "environment") in run(workbook, "where", cwd=elsewhere)
    run(workbook, "content", "check", cwd=elsewhere)
    assert not list(elsewhere.iterdir())
