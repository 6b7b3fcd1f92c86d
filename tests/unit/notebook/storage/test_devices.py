"""Two and three computers, with whatever a program that syncs folders may do to their logs."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from tests.effort import effort
from tests.unit.notebook.storage.computer import TABLE, Computer, text_of
from workbook.notebook.device import state_name
from workbook.notebook.records import Basis
from workbook.notebook.storage import LogStorage
from workbook.notebook.versions import Change

RECORDS = (1, 2, 3)


@dataclass
class Written:
    """One save as it really was: what it said, and the saves that its writer had in sight."""

    record: int
    text: str | None
    sight: frozenset[int]


@dataclass
class Field:
    """A field that someone has open, and what it was opened with."""

    record: int
    basis: Basis
    sight: frozenset[int]
    opened: int


@dataclass
class Program:
    """A program that runs on a computer."""

    storage: LogStorage
    fields: dict[int, Field] = field(default_factory=dict)
    own: dict[int, set[int]] = field(default_factory=dict)


class World:
    """Some computers, the people at them, and the whole truth about who saw what."""

    def __init__(self, home: Path, rng: random.Random) -> None:
        self.home = home
        self.rng = rng
        self.written: list[Written] = []
        self.computers: list[Computer] = []
        self.programs: dict[int, list[Program]] = {}
        for _ in range(rng.randint(2, 3)):
            self.add_computer()

    def add_computer(self) -> None:
        computer = Computer(self.home / f"computer{len(self.computers)}")
        computer.passes(seconds=self.rng.choice([0, 0, -90, 4000, -86400 * 400, 86400 * 4000]))
        self.computers.append(computer)
        self.programs[len(self.computers) - 1] = []

    def program(self) -> tuple[Computer, Program]:
        """A program at some computer: one that runs, or one more."""
        number = self.rng.randrange(len(self.computers))
        computer, running = self.computers[number], self.programs[number]
        if running and self.rng.random() < 0.1:
            running.pop(self.rng.randrange(len(running))).storage.close()
        if not running or (len(running) < 2 and self.rng.random() < 0.2):
            running.append(Program(computer.open()))
        return computer, self.rng.choice(running)

    def closure(self, acts: frozenset[int]) -> frozenset[int]:
        """These saves and all that their writers had in sight."""
        return acts.union(*(self.written[act].sight for act in acts))

    def act_of(self, text: str) -> int:
        return int(text.split(" ", 1)[0])

    def look_at_field(self, program: Program) -> Field:
        """Open a field: the person sees the newest version."""
        record = self.rng.choice(RECORDS)
        versions = program.storage.versions(TABLE, record)
        sight: frozenset[int] = frozenset()
        basis: Basis = {}
        if versions:
            basis = versions[0].basis
            sight = self.closure(frozenset([self.act_of(text_of(versions[0].value))]))
        program.fields[record] = Field(record, basis, sight, len(self.written))
        return program.fields[record]

    def type_something(self) -> None:
        """Save what someone types into a field opened now or earlier; rarely, delete the record."""
        computer, program = self.program()
        open_fields = list(program.fields.values())
        if open_fields and self.rng.random() < 0.6:
            field = self.rng.choice(open_fields)
        else:
            field = self.look_at_field(program)
        number = len(self.written)
        text = None if self.rng.random() < 0.1 else f"{number} words"
        own = program.own.setdefault(field.record, set())
        since = frozenset(act for act in own if act >= field.opened)
        sight = field.sight | self.closure(since)
        self.written.append(Written(field.record, text, sight))
        value = None if text is None else {"value": text}
        program.storage.commit([Change(TABLE, field.record, value, field.basis)])
        program.own[field.record].add(number)
        computer.passes(seconds=self.rng.choice([0, 1, 60]))

    def settle_versions(self) -> None:
        """Someone looks at all versions of a record and writes one that has seen them all."""
        _, program = self.program()
        record = self.rng.choice(RECORDS)
        versions = program.storage.versions(TABLE, record)
        if len(versions) < 2:
            return
        acts = frozenset(self.act_of(text_of(version.value)) for version in versions)
        number = len(self.written)
        self.written.append(Written(record, f"{number} settled", self.closure(acts)))
        basis: dict[str, int] = {}
        for version in versions:
            for device, seen in version.basis.items():
                basis[device] = max(basis.get(device, 0), seen)
        program.storage.commit([Change(TABLE, record, {"value": f"{number} settled"}, basis)])
        program.own.setdefault(record, set()).add(number)

    def refresh(self) -> None:
        _, program = self.program()
        program.storage.refresh()

    def sync_some(self) -> None:
        """Some logs come from one computer to another, whole or cut, or as conflict copies."""
        source, target = self.rng.sample(self.computers, 2)
        for path in logs(source):
            if self.rng.random() < 0.7:
                data = path.read_bytes()
                if self.rng.random() < 0.15:
                    data = data[: self.rng.randint(0, len(data))]
                deliver(data, path.name, target, conflict=self.rng.random() < 0.1)

    def copy_folder(self) -> None:
        """Someone copies a notebook's folder to a new computer."""
        if len(self.computers) > 4:
            return
        source = self.rng.choice(self.computers)
        self.add_computer()
        if source.data.exists():
            shutil.copytree(source.data, self.computers[-1].data)
            if self.rng.random() < 0.5 and source.state.exists():
                shutil.copytree(source.state, self.computers[-1].state)

    def sync_all(self) -> None:
        """Everything comes everywhere, in the end."""
        for _ in range(3):
            for source in self.computers:
                for target in self.computers:
                    if source is not target:
                        for path in logs(source):
                            deliver(path.read_bytes(), path.name, target)

    def agreed(self) -> dict[int, list[tuple[str, dict[str, int]]]]:
        """What all computers say, in programs that run and in new ones."""
        said = []
        for number, computer in enumerate(self.computers):
            for program in (*self.programs[number], Program(computer.open())):
                program.storage.refresh()
                said.append(
                    {
                        record: [
                            (text_of(version.value), dict(version.basis))
                            for version in program.storage.versions(TABLE, record)
                        ]
                        for record in RECORDS
                    }
                )
        assert all(one == said[0] for one in said)
        return said[0]

    def check_nothing_is_lost(self) -> None:
        """Each text is current, or someone who had it in sight wrote something else."""
        agreed = self.agreed()
        replaced = frozenset().union(*(written.sight for written in self.written))
        for number, written in enumerate(self.written):
            current = [text for text, _ in agreed[written.record]]
            assert written.text is None or number in replaced or written.text in current

    def check_nothing_comes_back(self) -> None:
        """No text is offered that a writer of something else had in sight."""
        replaced = frozenset().union(*(written.sight for written in self.written))
        for versions in self.agreed().values():
            assert not [text for text, _ in versions if self.act_of(text) in replaced]

    def close(self) -> None:
        for running in self.programs.values():
            for program in running:
                program.storage.close()


def logs(computer: Computer) -> Iterator[Path]:
    """The logs in a computer's folder."""
    return iter(sorted(computer.data.glob("log-*"))) if computer.data.exists() else iter(())


def deliver(data: bytes, name: str, target: Computer, *, conflict: bool = False) -> None:
    """Bring a log as a careful program does: what differs is put beside it, never over it."""
    target.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = target.data / name
    old = path.read_bytes() if path.exists() else b""
    if data == old or (old.startswith(data) and not conflict):
        return
    if conflict or not data.startswith(old):
        stem, _, _ = name.partition(".jsonl")
        digest = hashlib.blake2b(data, digest_size=4).hexdigest()
        path = target.data / f"{stem.partition('.sync')[0]}.sync-conflict-{digest}.jsonl"
    temporary = target.data / ".tmp-incoming"
    temporary.write_bytes(data)
    temporary.replace(path)


@pytest.mark.parametrize("seed", range(effort(300)))
def test_no_text_is_lost_and_all_computers_agree(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    world = World(tmp_path, rng)
    deeds = [world.type_something, world.sync_some, world.refresh, world.settle_versions]
    for _ in range(rng.randint(10, 60)):
        rng.choices([*deeds, world.copy_folder], [12, 6, 3, 2, 0.4])[0]()
    world.sync_all()
    world.check_nothing_is_lost()
    world.check_nothing_comes_back()
    world.close()


@pytest.mark.parametrize("seed", range(effort(300)))
def test_no_text_is_lost_when_a_computer_is_put_back_to_an_old_state(
    tmp_path: Path, seed: int
) -> None:
    """A restored computer writes under numbers it has used before, until it learns of them."""
    rng = random.Random(seed)
    world = World(tmp_path, rng)
    chosen = world.computers[0]
    saved = tmp_path / "backup"
    deeds = [world.type_something, world.sync_some, world.refresh, world.settle_versions]

    def live(most: int) -> None:
        for _ in range(rng.randint(5, most)):
            rng.choices(deeds, [12, 6, 3, 2])[0]()

    live(20)
    if not chosen.home.exists():
        world.close()
        return
    shutil.copytree(chosen.home, saved)
    live(20)
    world.sync_all()
    if rng.random() < 0.8:
        for program in world.programs[0]:
            program.storage.close()
        world.programs[0].clear()
    shutil.rmtree(chosen.home)
    shutil.copytree(saved, chosen.home)
    chosen.now += timedelta(days=1)
    live(30)
    world.sync_all()
    world.check_nothing_is_lost()
    world.close()


def test_a_conflict_copy_with_numbers_of_ones_own_takes_a_new_name(laptop: Computer) -> None:
    storage = laptop.open()
    storage.commit([Change(TABLE, 1, {"value": "first"}, {})])
    backup = laptop.home.with_name("backup")
    shutil.copytree(laptop.home, backup)
    storage.commit([Change(TABLE, 2, {"value": "lost for a while"}, {})])
    ahead = laptop.data / f"log-{storage.device}.jsonl"
    kept = ahead.read_bytes()
    storage.close()
    shutil.rmtree(laptop.home)
    shutil.copytree(backup, laptop.home)
    storage = laptop.open()
    old_name = storage.device
    storage.commit([Change(TABLE, 3, {"value": "written after the restore"}, {})])
    assert storage.device == old_name
    deliver(kept, ahead.name, laptop)
    storage.refresh()
    storage.commit([Change(TABLE, 4, {"value": "and on"}, {})])
    assert storage.device != old_name
    for one in (storage, laptop.open()):
        assert [
            [text_of(version.value) for version in one.versions(TABLE, record)]
            for record in (1, 2, 3, 4)
        ] == [["first"], ["lost for a while"], ["written after the restore"], ["and on"]]


def test_two_lines_with_one_number_are_both_offered_and_can_be_settled(
    laptop: Computer, desktop: Computer
) -> None:
    storage = laptop.open()
    storage.commit([Change(TABLE, 1, {"value": "common"}, {})])
    shutil.copytree(laptop.home, desktop.home)
    (name,) = laptop.logs()
    for computer, text in ((laptop, "here"), (desktop, "there")):
        # The clone of a whole machine: as if its state were its own.
        for path in (desktop.state / "notebooks").glob("*"):
            path.rename(path.with_name(state_name_of(desktop)))
        one = computer.open()
        one.commit([Change(TABLE, 1, {"value": text}, one.versions(TABLE, 1)[0].basis)])
        assert one.device == storage.device
    deliver((desktop.data / name).read_bytes(), name, laptop)
    storage.refresh()
    versions = storage.versions(TABLE, 1)
    assert sorted(text_of(version.value) for version in versions) == ["here", "there"]
    (only_one, _) = versions
    storage.commit([Change(TABLE, 1, {"value": "edited"}, only_one.basis)])
    assert len(storage.versions(TABLE, 1)) == 2
    both = {k: n for version in storage.versions(TABLE, 1) for k, n in version.basis.items()}
    storage.commit([Change(TABLE, 1, {"value": "settled"}, both)])
    for one in (storage, laptop.open()):
        assert [text_of(version.value) for version in one.versions(TABLE, 1)] == ["settled"]


def state_name_of(computer: Computer) -> str:
    """What a computer's state folder calls its data folder."""
    return state_name(computer.data)
