"""The front door: how calls are understood, and how each way of ending is told."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import click
import pytest

from workbook import __version__
from workbook.cli import folders, run, screens
from workbook.cli.call import Call
from workbook.cli.commands import workbook
from workbook.cli.options import for_every_command
from workbook.cli.parsed import run_parsed
from workbook.cli.quick import quick
from workbook.errors import NotebookError, UsageError, WorkbookError

WRITTEN = "what nobody else may read"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"workbook {__version__}\n"


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_every_command_and_every_exit_code(
    capsys: pytest.CaptureFixture[str], flag: str
) -> None:
    assert run([flag]) == 0

    out = capsys.readouterr().out
    assert all(f"  {name} " in out for name in workbook.list_commands(click.Context(workbook)))
    assert all(f"  {code} " in out for code in (0, 1, 2, 130))
    assert max(map(len, out.splitlines())) <= 80


def test_every_command_has_help_that_fits_one_line_in_the_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    context = click.Context(workbook)
    for name in workbook.list_commands(context):
        command = workbook.get_command(context, name)
        assert run([name, "--help"]) == 0
        assert command is not None
        assert command.help
        assert command.get_short_help_str(60).endswith(".")
        assert not command.get_short_help_str(60).endswith("...")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["wher"], "'where'"),
        (["complete"], "'completion'"),
        (["--dat", "x", "where"], "'--data'"),
        (["--wiht", "x", "where"], "'--with'"),
        (["where", "--dta", "x"], "'--data'"),
    ],
)
def test_a_wrong_name_is_told_what_was_perhaps_meant(
    capsys: pytest.CaptureFixture[str], words: list[str], near: str
) -> None:
    assert run(words) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("workbook: ")
    assert "Did you mean" in captured.err
    assert near in captured.err
    assert "--help" in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["where", "extra"],
        ["completion"],
        ["completion", "tcsh"],
        ["--data"],
        ["--data", " ", "where"],
    ],
)
def test_a_call_that_does_not_fit_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run(words) == 2

    err = capsys.readouterr().err
    assert err.startswith("workbook: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("before", [True, False])
def test_options_may_stand_before_the_command_or_after_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, before: bool
) -> None:
    options = ["--data", str(tmp_path / "elsewhere")]

    assert run([*options, "where"] if before else ["where", *options]) == 0
    assert str(tmp_path / "elsewhere") in capsys.readouterr().out


def test_an_option_after_the_command_outweighs_the_one_before(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["--data", str(tmp_path / "a"), "where", "--data", str(tmp_path / "b")]) == 0

    out = capsys.readouterr().out
    assert str(tmp_path / "b") in out
    assert str(tmp_path / "a") not in out


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Adds a command ``fail`` that raises what the test puts in this list."""
    reasons: list[BaseException] = []

    @click.command()
    @for_every_command
    def fail() -> None:
        """Fail."""
        raise reasons[0]

    monkeypatch.setitem(workbook.commands, "fail", fail)
    return reasons


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (NotebookError("the folder x can't be read"), 1, "the folder x can't be read"),
        (UsageError("no mentor is called x"), 2, "no mentor is called x"),
        (WorkbookError("two\nlines \x1b[31mred"), 1, "two lines  [31mred"),
        (PermissionError(13, "Permission denied", "/x"), 1, "/x: Permission denied"),
        (OSError(28, "No space left on device"), 1, "No space left on device"),
        (OSError(), 1, "OSError"),
    ],
)
def test_what_a_person_can_mend_is_one_line(
    capsys: pytest.CaptureFixture[str],
    failing: list[BaseException],
    error: BaseException,
    code: int,
    message: str,
) -> None:
    failing.append(error)

    assert run(["fail"]) == code
    assert capsys.readouterr() == ("", f"workbook: {message}\n")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c_ends_quietly(
    capsys: pytest.CaptureFixture[str], failing: list[BaseException], error: BaseException
) -> None:
    failing.append(error)

    assert run(["fail"]) == 130
    assert capsys.readouterr().err.strip() == ""


def test_a_fault_of_the_program_is_not_swallowed(failing: list[BaseException]) -> None:
    failing.append(ZeroDivisionError())

    with pytest.raises(ZeroDivisionError):
        run(["fail"])


def as_process(code: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a process of its own, after this code."""
    return subprocess.run(
        [sys.executable, "-c", f"{code}\nfrom workbook.cli import main\nmain()"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


FAULT = f"""
import sys, threading, click
from workbook.cli.commands import workbook

@workbook.command()
def fail():
    answer = {WRITTEN!r}
    try:
        {{}}[answer]
    except KeyError as error:
        raise ValueError(answer) from error

@workbook.command()
def fail_behind():
    thread = threading.Thread(target=int, args=({WRITTEN!r},))
    thread.start()
    thread.join()

sys.argv = ["workbook", sys.argv[-1]]
"""


@pytest.mark.parametrize(("command", "code"), [("fail", 1), ("fail-behind", 0)])
def test_a_fault_shows_where_it_happened_but_nothing_that_was_written(
    command: str, code: int
) -> None:
    done = as_process(FAULT.replace("sys.argv[-1]", repr(command)))

    assert done.returncode == code
    assert "builtins.ValueError" in done.stderr
    assert "threading.py" in done.stderr or "builtins.KeyError" in done.stderr
    assert "fault of the program" in done.stderr
    assert WRITTEN not in done.stderr + done.stdout


def test_a_reader_that_goes_away_is_no_fault() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "workbook", "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    process.stdout.close()
    with process:
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.wait() == 1

    assert said == b""


def test_a_sign_that_the_output_cannot_take_is_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    monkeypatch.setenv("WORKBOOK_DATA", str(tmp_path / "łzy"))

    done = as_process("import sys\nsys.argv = ['workbook', 'where']")

    assert done.returncode == 0
    assert "?zy" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(
    capfd: pytest.CaptureFixture[str], shell: str
) -> None:
    assert run(["completion", shell]) == 0
    assert f"_WORKBOOK_COMPLETE={shell}_complete" in capfd.readouterr().out


def test_the_shell_gets_completions(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_WORKBOOK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "workbook wh")
    monkeypatch.setenv("COMP_CWORD", "1")

    with pytest.raises(SystemExit) as ended:
        run([])

    assert ended.value.code == 0
    assert capsys.readouterr().out == "plain,where\n"


def test_the_clock_tells_the_time_with_its_offset() -> None:
    clock = Call(environ={}).clock()

    first, second = clock(), clock()
    assert first.utcoffset() is not None
    assert first <= second


@pytest.mark.parametrize(
    ("fixed", "told"),
    [
        ("2026-11-22T09:30", "2026-11-22T09:30:00+01:00"),
        ("2026-06-01 08:00", "2026-06-01T08:00:00+02:00"),
        ("2026-11-22", "2026-11-22T00:00:00+01:00"),
        ("2026-11-22T09:30Z", "2026-11-22T10:30:00+01:00"),
    ],
)
def test_the_clock_can_be_fixed(fixed: str, told: str) -> None:
    clock = Call(environ={"WORKBOOK_NOW": fixed}).clock()

    assert clock().isoformat() == told
    assert clock() - clock() == timedelta(0)
    assert clock() == datetime.fromisoformat(told)


def test_a_fixed_time_that_is_none_is_said() -> None:
    with pytest.raises(UsageError, match=r"WORKBOOK_NOW is 'noon'.*2026-11-22T09:30"):
        Call(environ={"WORKBOOK_NOW": "noon"}).clock()


def test_what_needs_no_parser_is_understood_as_the_parser_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[object] = []
    doing = ("catching.catch", "standing.tell_status", "folders.tell_places")
    for name in (*doing, "screens.open_screens"):
        monkeypatch.setattr(
            f"workbook.cli.{name}",
            lambda *words, name=name, **more: done.append((name, words, more)),
        )
    monkeypatch.setattr("workbook.cli.where.tell_places", folders.tell_places)
    monkeypatch.setattr("workbook.cli.commands.open_screens", screens.open_screens)
    calls: tuple[list[str], ...] = (
        [],
        ["--data", "a b"],
        ["open", "goals", "--with", "Amara"],
        ["where"],
        ["--data", "a b", "where", "--content=x"],
        ["status", "--json", "--data", "one", "--data", "two"],
        ["--with", "Amara", "status"],
        ["capture", "How do", "--as", "win", "people = ask?", ""],
        ["capture", "--as=idea"],
        ["capture", "--with=é", "x", "--data=--odd"],
    )
    for words in calls:
        command = quick(words)
        if command is not None:
            command()
        assert run_parsed(words) == 0

    assert len(done) == 2 * len(calls) - 1  # the last one needs the parser
    assert done[:-1:2] == done[1:-1:2]


@pytest.mark.parametrize(
    "words",
    [
        *(
            [""],
            ["prep"],
            ["--plain"],
            ["open"],
            ["open", "a good", "ending"],
            ["--help"],
            ["where", "-h"],
            ["where", "there"],
            ["--json", "status"],
        ),
        *(
            ["status", "--js"],
            ["status", "--data"],
            ["status", "--data="],
            ["where", "--as", "win"],
        ),
        *(["capture", "--as", "nothing"], ["capture", "--", "--as"], ["capture", "-x"]),
        *(["--plain", "status"], ["status", "--data", "--json"]),
    ],
)
def test_whatever_is_not_as_usual_is_left_to_the_parser(words: list[str]) -> None:
    assert quick(words) is None


def test_the_shell_is_answered_by_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    assert quick(["status"]) is not None
    monkeypatch.setenv("_WORKBOOK_COMPLETE", "bash_complete")
    assert quick(["status"]) is None
