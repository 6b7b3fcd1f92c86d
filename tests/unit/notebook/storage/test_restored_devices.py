"""Backups taken and gone back to in the middle of all else: what was ever written can be found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.effort import effort
from tests.unit.notebook.storage.computer import TABLE, Computer, QuickDisk, text_of
from tests.unit.notebook.storage.world import RECORDS, Program, World
from workbook.errors import NotebookError
from workbook.notebook.backup import Reason
from workbook.notebook.backups import Backups
from workbook.notebook.storage import LogStorage
from workbook.notebook.versions import Change

Says = dict[int, tuple[str, list[str]]]
"""By record the text that is shown of it and, in any order, those that are offered beside it."""


def says(storage: LogStorage) -> Says:
    """What every record says that there is."""
    found = {record: storage.versions(TABLE, record) for record in RECORDS}
    return {
        record: (text_of(first.value), sorted(text_of(one.value) for one in others))
        for record, (first, *others) in ((r, v) for r, v in found.items() if v)
    }


class BackedUpWorld(World):
    """A world in which backups are taken and gone back to.

    Each save is a sitting of its own, so that every text is worth showing for ever.
    """

    def __init__(self, home: Path, rng: random.Random) -> None:
        super().__init__(home, rng)
        self.taken: list[tuple[Path, Says]] = []

    def save(self, program: Program, change: Change) -> None:
        program.sitting = f"{self.rng.getrandbits(32):08x}"
        program.storage.commit([change], sitting=program.sitting)

    def backups_of(self, computer: Computer) -> Backups:
        root = computer.home / "backups"
        return Backups(
            computer.data, state=computer.state, clock=computer.clock, root=root, disk=QuickDisk()
        )

    def back_up(self) -> None:
        """Someone makes a backup."""
        computer = self.rng.choice(self.computers)
        made = self.backups_of(computer).make(Reason.ASKED)
        if made is not None:
            self.taken.append((made.file, says(computer.open(QuickDisk()))))

    def go_back(self) -> None:
        """Someone goes back to a backup, perhaps of another computer, while programs run."""
        if not self.taken:
            return
        file, then = self.rng.choice(self.taken)
        computer = self.rng.choice(self.computers)
        try:
            self.backups_of(computer).restore(file)
        except NotebookError as error:
            if "another notebook" in str(error):  # the two have never met
                return
            raise
        assert says(computer.open(QuickDisk())) == then

    def check_all_can_be_found(self) -> None:
        """Each text stands in its record or among its earlier versions, on every computer."""
        self.agreed()
        for computer in self.computers:
            storage = computer.open(QuickDisk())
            for record in RECORDS:
                versions = (*storage.versions(TABLE, record), *storage.earlier(TABLE, record))
                found = {text_of(one.value) for one in versions if one.value is not None}
                written = {one.text for one in self.written if one.record == record}
                assert written - {None} <= found


@pytest.mark.parametrize("seed", range(effort(200)))
def test_whatever_was_written_can_be_found_after_backups_were_gone_back_to(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng, names = random.Random(seed), random.Random(seed)
    monkeypatch.setattr(
        "workbook.notebook.own_log.new_device", lambda: "".join(names.choices("abcdefgh", k=8))
    )
    world = BackedUpWorld(tmp_path, rng)
    deeds = [world.type_something, world.sync_some, world.refresh, world.settle_versions]
    rarer = [world.back_up, world.go_back, world.compact, world.keep_checkpoint]
    rarest = [world.copy_folder, world.clone_machine, world.put_old_folder_back]
    for _ in range(rng.randint(10, 60)):
        rng.choices([*deeds, *rarer, *rarest], [12, 6, 3, 2, 2, 3, 1, 1, 0.4, 0.3, 0.5])[0]()
    world.sync_all()
    world.check_all_can_be_found()
    world.close()
