"""Measures how fast the workbook is: ``python -m tests.benchmarks [NAMES…] [--peers]``.

Everything is measured in rounds, in each of which the workbook and what it is held against take
turns, so that a busy machine slows both.  Linux only: it needs ``/proc`` and a pty.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.bench import Bench, Benchmark, tell
from tests.benchmarks.commands import commands
from tests.benchmarks.figures import Row
from tests.benchmarks.firsts import firsts
from tests.benchmarks.growth import DONE, grow
from tests.benchmarks.idle import idle
from tests.benchmarks.installed import install, prepare_environment
from tests.benchmarks.keys import moves, typing
from tests.benchmarks.memory import memory
from tests.benchmarks.peers import install_peers
from tests.benchmarks.report import as_json, as_table, load, machine, now
from tests.benchmarks.saves import saves
from tests.benchmarks.search import search
from tests.benchmarks.start import start_empty, start_full, start_peers

BENCHMARKS: dict[str, Benchmark] = {
    "start-empty": start_empty,
    "start-full": start_full,
    "start-peers": start_peers,
    "typing": typing,
    "moves": moves,
    "firsts": firsts,
    "saves": saves,
    "search": search,
    "commands": commands,
    "memory": memory,
    "idle": idle,
    **{f"growth-{name}": partial(grow, name) for name in DONE},
}
"""Everything that can be measured, by name."""

ROUNDS = 10
"""Rounds for figures that are to be told; fewer only show that it works."""


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table and write the file; returns 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = f"all that begin so: {', '.join(BENCHMARKS)}"
    parser.add_argument("names", nargs="*", metavar="NAME", help=names)
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="10 if not said")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures into a file")
    parser.add_argument("--peers", action="store_true", help="install other programs and compare")
    asked = parser.parse_args(arguments)
    for name in asked.names:
        if not _chosen([name]):
            parser.error(f"there is no {name}: choose from {', '.join(BENCHMARKS)}")
    if asked.rounds < 1:
        parser.error("--rounds wants 1 or more")
    about = {**machine(), "began": now(), "rounds": asked.rounds, "load_before": load()}
    with tempfile.TemporaryDirectory(prefix="workbook-benchmarks-") as folder:
        bench = _bench(Path(folder), asked.rounds, peers=asked.peers)
        rows = _measured(bench, _chosen(asked.names))
    about |= {"ended": now(), "load_after": load()}
    if asked.json is not None:
        text = json.dumps(
            as_json(rows, bench.skipped, bench.failed, about), indent=2, ensure_ascii=False
        )
        asked.json.write_text(f"{text}\n", encoding="utf-8")
    sys.stdout.write(f"{as_table(rows)}\n\n")
    sys.stdout.writelines(f"{name}: {value}\n" for name, value in about.items())
    sys.stdout.writelines(f"skipped: {what} ({why})\n" for what, why in bench.skipped.items())
    sys.stdout.writelines(f"failed: {what}: {why}\n" for what, why in bench.failed.items())
    return int(bool(bench.failed) or any(row.holds is False for row in rows))


def _bench(folder: Path, rounds: int, *, peers: bool) -> Bench:
    """Everything installed, in folders of its own."""
    home = folder / "home"
    home.mkdir()
    prepare_environment(home)
    os.environ["WORKBOOK_STATE"] = str(folder / "state")
    os.environ["WORKBOOK_CONFIG"] = str(folder / "config")
    tell("building and installing a wheel")
    installed = install(folder)
    if peers:
        tell("installing other programs")
    return Bench(rounds, folder, installed, install_peers() if peers else None)


def _chosen(names: Sequence[str]) -> dict[str, Benchmark]:
    """The benchmarks whose names begin with one of these; all where there are none."""
    return {
        name: benchmark
        for name, benchmark in BENCHMARKS.items()
        if name.startswith(tuple(names) or "")
    }


def _measured(bench: Bench, chosen: Mapping[str, Benchmark]) -> list[Row]:
    """The rows of these benchmarks, in the order of the table; one that fails stops no other."""
    rows: list[Row] = []
    for name, benchmark in chosen.items():
        try:
            rows += benchmark(bench)
        except (AssertionError, RuntimeError) as error:
            bench.failed[name] = str(error)
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
