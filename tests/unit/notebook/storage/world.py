"""Some computers, the people at them, and all that may happen to their folders."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.unit.notebook.storage.computer import TABLE, Computer, QuickDisk, text_of
from workbook.notebook.device import state_name
from workbook.notebook.dropped import from_field
from workbook.notebook.line import scan
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
    sitting: str = ""
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

    def start(self, computer: Computer) -> Program:
        """One more program on a computer, with a sitting of its own."""
        return Program(computer.open(QuickDisk()), f"{self.rng.getrandbits(32):08x}")

    def program(self) -> tuple[Computer, Program]:
        """A program at some computer: one that runs, or one more."""
        number = self.rng.randrange(len(self.computers))
        computer, running = self.computers[number], self.programs[number]
        if running and self.rng.random() < 0.1:
            running.pop(self.rng.randrange(len(running))).storage.close()
        if not running or (len(running) < 2 and self.rng.random() < 0.2):
            running.append(self.start(computer))
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
        archived = {"archived": True} if self.rng.random() < 0.1 else {}
        value = None if text is None else {"value": text, **archived}
        self.save(program, Change(TABLE, field.record, value, field.basis))
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
        self.save(program, Change(TABLE, record, {"value": f"{number} settled"}, basis))
        program.own.setdefault(record, set()).add(number)

    def save(self, program: Program, change: Change) -> None:
        """Save in the program's sitting, which lasts until it pauses."""
        if self.rng.random() < 0.1:
            program.sitting = f"{self.rng.getrandbits(32):08x}"
        program.storage.commit([change], sitting=program.sitting)

    def compact(self) -> None:
        """Drop from one log what can go; nobody can tell, now or after a restart."""
        computer, program = self.program()
        program.storage.refresh()
        before, fresh = seen_by(program.storage), seen_by(computer.open(QuickDisk()))
        program.storage.compact(over=0, part=0)
        program.sitting = f"{self.rng.getrandbits(32):08x}"
        assert seen_by(program.storage) == before
        # A program that runs may know what the disk has lost since.
        assert seen_by(computer.open(QuickDisk())) == fresh

    def keep_checkpoint(self) -> None:
        """Keep what the logs say for whoever starts next, to whom it makes no difference."""
        computer, program = self.program()
        fresh = known_by(computer.open(QuickDisk()))
        program.storage.keep_checkpoint(over=0)
        assert known_by(computer.open(QuickDisk())) == fresh

    def bring_back(self) -> None:
        """Someone restores: writes what a record once said, having seen all that it says now."""
        _, program = self.program()
        record = self.rng.choice(RECORDS)
        told = [w.text for w in self.written if w.record == record and w.text is not None]
        versions = program.storage.versions(TABLE, record)
        if not told or not versions:
            return
        acts = frozenset(self.act_of(text_of(version.value)) for version in versions)
        number = len(self.written)
        text = f"{number} again {self.rng.choice(told)}"
        self.written.append(Written(record, text, self.closure(acts)))
        seen = [basis for version in versions for basis in version.basis.items()]
        basis = {name: max(n for other, n in seen if other == name) for name, _ in seen}
        self.save(program, Change(TABLE, record, {"value": text}, basis))
        program.own.setdefault(record, set()).add(number)
        program.fields.pop(record, None)  # whoever goes on typing opens the field anew

    def put_old_folder_back(self) -> None:
        """An older copy of a data folder takes its place; what was in it goes beside it."""
        computer = self.rng.choice(self.computers)
        copy = computer.home / "older"
        if not computer.data.exists():
            return
        if not copy.exists():
            shutil.copytree(computer.data, copy)
            return
        newer = list(logs(computer))
        moved = {path.name: path.read_bytes() for path in newer}
        shutil.rmtree(computer.data)
        copy.rename(computer.data)
        for name, data in moved.items():
            deliver(data, name, computer, conflict=True)

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

    def clone_machine(self) -> None:
        """A whole machine is there twice: both write under one name, until they meet."""
        if len(self.computers) > 4:
            return
        source = self.rng.choice(self.computers)
        if source.data.exists() and source.state.exists():
            self.add_computer()
            clone = self.computers[-1]
            shutil.copytree(source.home, clone.home, dirs_exist_ok=True)
            for path in (clone.state / "notebooks").glob(state_name(source.data)):
                path.rename(path.with_name(state_name(clone.data)))

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
            for program in (*self.programs[number], self.start(computer)):
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
        for computer in self.computers:
            computer.shut()


def logs(computer: Computer) -> Iterator[Path]:
    """The logs in a computer's folder."""
    return iter(sorted(computer.data.glob("log-*"))) if computer.data.exists() else iter(())


def deliver(data: bytes, name: str, target: Computer, *, conflict: bool = False) -> None:
    """Bring a log as a careful program does: what differs is put beside it, never over it."""
    target.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = target.data / name
    old = path.read_bytes() if path.exists() else b""
    if data == old or (not conflict and is_newer(old, data)):
        return
    if conflict or not is_newer(data, old):
        stem, _, _ = name.partition(".jsonl")
        digest = hashlib.blake2b(data, digest_size=4).hexdigest()
        path = target.data / f"{stem.partition('.sync')[0]}.sync-conflict-{digest}.jsonl"
    temporary = target.data / ".tmp-incoming"
    temporary.write_bytes(data)
    temporary.replace(path)


def is_newer(one: bytes, other: bytes) -> bool:
    """Whether a log is the other one and more, or was that before its device compacted it."""
    if one.startswith(other):
        return True
    whole = other.endswith(b"\n") and not scan(other).damaged
    return whole and lines_of(other, dropped=True) <= lines_of(one, dropped=True)


def lines_of(log: bytes, *, dropped: bool) -> set[tuple[str, int, int]]:
    """The acts in a log, by device, number and sum; and those that it says to have dropped."""
    found: set[tuple[str, int, int]] = set()
    for line in scan(log).lines:
        if "set" in line.content:
            found.add((line.content["dev"].partition(".")[0], line.content["n"], line.crc))
        elif dropped:
            found |= {(line.content["dev"], *gone) for gone in from_field(line.content)}
    return found


def known_by(storage: LogStorage) -> tuple[object, ...]:
    """All that can be asked of a storage just opened."""
    disputed = sorted(storage.disputed(TABLE))
    ends = (storage.newest_format, storage.own_end)
    return storage.read(), seen_by(storage), storage.problems, disputed, ends


def seen_by(storage: LogStorage) -> dict[int, tuple[object, ...]]:
    """All that someone can see of each record: its versions, their bases, and earlier ones."""
    return {
        record: (
            [(text_of(one.value), dict(one.basis)) for one in storage.versions(TABLE, record)],
            [(text_of(one.value), one.at) for one in storage.earlier(TABLE, record)],
        )
        for record in RECORDS
    }
