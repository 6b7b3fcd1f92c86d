"""The power goes at any moment: what was said to be saved is there, and nothing else ever."""

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.notebook.storage.computer import Computer, QuickDisk, earlier, put, texts
from tests.unit.notebook.storage.power import KilledError, Platter, RecordingDisk
from workbook.notebook.files import make_private_folder

RECORDS = (1, 2)
DEEDS = st.lists(
    st.sampled_from(
        ["type"] * 4 + ["other program", "compact", "again", "killed: type", "killed: compact"]
    ),
    min_size=1,
    max_size=25,
)
FALLS = 3
"""How many moments are tried of each history."""


class Life:
    """A computer on which someone types, until the power goes."""

    def __init__(self, home: Path, rng: random.Random) -> None:
        self.computer = Computer(home)
        make_private_folder(self.computer.data)
        self.disk = RecordingDisk(self.computer.data)
        self.rng = rng
        self.typed: dict[int, list[str]] = {record: [] for record in RECORDS}
        self.saved: list[tuple[int, int, int]] = []
        self.notes: list[tuple[int, bytes]] = []
        self.storage = self.computer.open(self.disk)

    def do(self, deed: str) -> None:
        if deed == "compact":
            self.storage.compact(over=0, part=0)
        elif deed.startswith("killed"):
            self.disk.deadly = True
            with suppress(KilledError):
                self.do(deed.removeprefix("killed: "))
            self.disk.deadly = False
            self.do("again")
        elif deed == "again":
            self.storage.close()
            self.storage = self.computer.open(self.disk)
        elif deed == "other program":
            other = self.computer.open(self.disk)
            self.type(other)
            other.close()
        else:
            self.type(self.storage)
        for note in self.computer.state.rglob("device.json"):
            self.notes.append((len(self.disk.events), note.read_bytes()))

    def type(self, storage: object) -> None:
        assert isinstance(storage, type(self.storage))
        self.computer.passes(seconds=1)
        record = self.rng.choice(RECORDS)
        told = self.typed[record]
        storage.refresh()
        told.append(f"{len(told)} " + "words " * self.rng.randint(0, 30))
        put(storage, record, told[-1], sitting="s")
        self.saved.append((len(self.disk.events), record, len(told) - 1))

    def fall(self) -> None:
        """Put the computer into a state that the power might have left at some moment."""
        moment = self.rng.randint(0, len(self.disk.events))
        found = Platter.after(self.disk.events[:moment]).fall(self.rng)
        shutil.rmtree(self.computer.data)
        make_private_folder(self.computer.data)
        for name, data in found.items():
            (self.computer.data / name).write_bytes(data)
        notes = [note for when, note in self.notes if when <= moment]
        for path in self.computer.state.rglob("device.json"):
            note = self.rng.choice([*notes[-3:], b"", b"{"])
            path.write_bytes(note)
        self.check(moment)

    def check(self, moment: int) -> None:
        """Whoever opens the notebook finds what was saved."""
        storage = self.computer.open(QuickDisk())
        for record in RECORDS:
            saved = [which for when, at, which in self.saved if at == record and when <= moment]
            least = max(saved, default=-1)
            shown = texts(storage, record)
            assert len(shown) <= 1
            assert set(shown) <= set(self.typed[record][max(least, 0) :])
            assert shown or least < 0
            assert set(earlier(storage, record)) <= set(self.typed[record])
        put(storage, 1, "written on")
        storage.close()
        again = self.computer.open(QuickDisk())
        assert texts(again, 1) == ["written on"]
        again.close()


@settings(deadline=None, derandomize=True, max_examples=effort(100))
@given(DEEDS, st.integers(0, 10**9))
def test_what_was_saved_is_there_and_nothing_is_invented(deeds: list[str], seed: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        life = Life(Path(home), random.Random(seed))
        for deed in deeds:
            life.do(deed)
        life.storage.close()
        for _ in range(FALLS):
            life.fall()
