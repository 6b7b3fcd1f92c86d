"""The benchmarks' own arithmetic, table and way to time a program; the figures are not tested."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.benchmarks.__main__ import BENCHMARKS, main
from tests.benchmarks.figures import Goal, Row, Sample, compared, growth, line_through, spread
from tests.benchmarks.report import as_json, as_table, machine
from tests.benchmarks.watched import Watched

SLOW, QUICK = [Sample(20, 4), Sample(60, 9), Sample(30, 6)], [Sample(10, 2), Sample(20, 3)]


def test_a_spread_tells_the_median_and_the_quartiles() -> None:
    told = spread([4, 1, 3, 2, 5])

    assert (told.least, told.low, told.median, told.high, told.most) == (1, 2, 3, 4, 5)
    assert spread([7]).median == spread([7]).low == 7


def test_ratios_are_taken_round_by_round() -> None:
    row = compared("n", "what", "other", SLOW[:2], QUICK, goal=Goal(2.5))

    assert row.ratio is not None
    assert row.cpu_ratio is not None
    assert (row.ratio.least, row.ratio.most) == (2, 3)
    assert (row.cpu_ratio.least, row.cpu_ratio.most) == (2, 3)
    assert row.holds


@pytest.mark.parametrize(
    ("goal", "slowest", "holds"),
    [
        (Goal(2.4), 0, False),
        (Goal(2.5, slowest=60), 0, True),
        (Goal(2.5, slowest=59), 0, False),
        (Goal(2.5, slowest=60), 61, False),
        (Goal(0.5, faster=True), 0, False),
        (Goal(0.4, faster=True), 0, True),
    ],
)
def test_a_goal_holds_for_the_median_and_never_for_one_too_slow(
    goal: Goal, slowest: float, holds: bool
) -> None:
    row = compared("n", "what", "other", SLOW[:2], QUICK, goal=goal, slowest=slowest)

    assert row.holds is holds


def test_how_many_times_faster_is_told_the_other_way_round() -> None:
    row = compared("n", "what", "other", QUICK, SLOW[:2], goal=Goal(2.5, faster=True))

    assert row.ratio is not None
    assert row.ratio.median == 2.5
    assert row.holds


def test_a_time_of_the_processor_that_is_missing_makes_no_ratio() -> None:
    row = compared("n", "what", "other", [Sample(1), Sample(2, 3)], QUICK)

    assert row.cpu_ratio is None
    assert row.holds is None


def test_only_costs_that_rise_count_as_growth() -> None:
    assert growth({1: 4, 10: 20, 100: 200}) == 1
    assert growth({1: 1, 10: 40, 100: 200}) == 4
    assert growth({1: 4, 10: 20, 100: 600}) == 3


def test_the_line_through_costs() -> None:
    start, slope = line_through({10: 25.0, 20: 45.0, 30: 65.0})

    assert (round(start, 6), round(slope, 6)) == (5, 2)


def rows() -> list[Row]:
    return [
        compared("a", "slower", "other", SLOW[:2], QUICK, goal=Goal(2), note="far off"),
        Row("b", "alone", "", "MB", spread([123.4])),
    ]


def test_the_table_is_even_and_says_what_does_not_hold() -> None:
    table = as_table(rows())
    head, rule, first, second, *_ = lines = table.splitlines()

    assert len({len(line) for line in (head, rule, first, second)}) == 1
    assert "slower (1)" in first
    assert "≤ 2" in first
    assert "| NO " in first
    assert "123 MB [123–123]" in second
    assert lines[-1] == "1. far off"


def test_the_file_holds_the_figures_and_the_machine() -> None:
    content = json.loads(json.dumps(as_json(rows(), {"c": "why"}, {}, machine())))

    assert content["cores"]
    assert content["rows"][0]["ratio"]["median"] == 2.5
    assert content["rows"][1]["reference"] is None
    assert content["skipped"] == {"c": "why"}


def test_an_unknown_name_is_told_before_anything_is_built(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["tipyng"])

    told = capsys.readouterr().err
    assert "tipyng" in told
    assert all(name in told for name in BENCHMARKS)


class Scripted(Watched):
    """A program that stands still, in whose place these chunks come, one second after the other."""

    now = 0.0
    chunks: tuple[bytes, ...] = ()

    def receive(self, seconds: float) -> bytes | None:
        if not self.chunks:
            return super().receive(seconds) if not self.now else b""
        self.now += 1
        chunk, *rest = self.chunks
        self.chunks = tuple(rest)
        return chunk


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    """A program that has shown that it is ready."""
    ready = "print('\\x1b[?2026h\\x1b[Hready\\x1b[?2026l', flush=True)"
    with Scripted([sys.executable, "-S", "-c", f"{ready}; input()"]) as terminal:
        started = terminal.stands("ready")
        assert started.wall > 0
        assert started.cpu
        clock = SimpleNamespace(monotonic=lambda: terminal.now, clock_gettime=time.clock_gettime)
        monkeypatch.setattr("tests.benchmarks.watched.time", clock)
        yield terminal


def frame(drawn: bytes) -> bytes:
    """A frame as a program sends it that says where one ends."""
    return b"\x1b[?2026h" + drawn + b"\x1b[?2026l"


def test_a_key_is_timed_to_its_frame_and_to_the_last_that_changed_a_sign(
    program: Scripted,
) -> None:
    whole, blink = frame(b"\x1b[2;1Hone"), frame(b"\x1b[?25h")
    program.chunks = (blink, whole[:12], whole[12:] + blink, frame(b"\x1b[2;1Htwo"), blink)

    stroke = program.stroke("x", lambda text: "one" in text)

    assert stroke.first.wall == 3000
    assert stroke.rest.wall == 4000
    assert "two" in program.text


def test_what_is_written_while_nobody_types_is_counted(program: Scripted) -> None:
    program.chunks = (frame(b"\x1b[?25h"), frame(b"\x1b[?25l"))
    blinking = program.idle(2)
    program.chunks = (frame(b"\x1b[3;1Ha clock"),)
    ticking = program.idle(1)

    assert (blinking.frames, blinking.changed) == (2, False)
    assert (ticking.frames, ticking.changed) == (1, True)
    assert blinking.written == 2 * len(frame(b"\x1b[?25h"))


def test_a_key_that_nobody_answers_is_told(
    program: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.benchmarks.watched.PATIENCE", 1)
    program.chunks = (frame(b"\x1b[?25h"), frame(b"\x1b[?25l"))

    with pytest.raises(AssertionError, match="not answered"):
        program.stroke("x", lambda text: "never" in text)


def test_the_peak_of_memory_is_that_of_the_program(program: Scripted) -> None:
    assert 1 < program.peak_memory() < 100


def test_the_other_programs_are_told_no_place_to_come_from() -> None:
    sources = Path(main.__code__.co_filename).parent.glob("*.py")

    assert [path.name for path in sources if "://" in path.read_text(encoding="utf-8")] == []
