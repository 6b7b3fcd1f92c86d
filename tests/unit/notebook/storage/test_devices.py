"""Two and three computers, with whatever a program that syncs folders may do to their logs."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.effort import effort
from tests.unit.notebook.storage.computer import TABLE, Computer, text_of
from tests.unit.notebook.storage.world import World, deliver
from workbook.notebook.device import state_name
from workbook.notebook.versions import Change


@pytest.fixture
def rng(seed: int, monkeypatch: pytest.MonkeyPatch) -> random.Random:
    """The chance of a test, which also names the devices: one seed is always one history."""
    names = random.Random(seed)
    monkeypatch.setattr(
        "workbook.notebook.own_log.new_device", lambda: "".join(names.choices("abcdefgh", k=8))
    )
    return random.Random(seed)


@pytest.mark.parametrize("seed", range(effort(300)))
def test_no_text_is_lost_and_all_computers_agree(
    tmp_path: Path, seed: int, rng: random.Random
) -> None:
    world = World(tmp_path, rng)
    deeds = [world.type_something, world.sync_some, world.refresh, world.settle_versions]
    rarer = [world.copy_folder, world.compact, world.bring_back, world.keep_checkpoint]
    for _ in range(rng.randint(10, 60)):
        rng.choices([*deeds, *rarer], [12, 6, 3, 2, 0.4, 1, 0.5, 1])[0]()
    world.sync_all()
    world.check_nothing_is_lost()
    world.check_nothing_comes_back()
    world.close()


@pytest.mark.parametrize("seed", range(effort(300)))
def test_no_text_is_lost_when_a_computer_is_put_back_to_an_old_state(
    tmp_path: Path, seed: int, rng: random.Random
) -> None:
    """A restored computer writes under numbers it has used before, until it learns of them."""
    world = World(tmp_path, rng)
    chosen = world.computers[0]
    saved = tmp_path / "backup"
    deeds = [world.type_something, world.sync_some, world.refresh, world.settle_versions]
    deeds += [world.compact, world.bring_back, world.put_old_folder_back, world.clone_machine]
    deeds += [world.keep_checkpoint]

    def live(most: int) -> None:
        for _ in range(rng.randint(5, most)):
            rng.choices(deeds, [12, 6, 3, 2, 2, 0.5, 0.3, 0.3, 1])[0]()

    live(20)
    if not chosen.home.exists():
        world.close()
        return
    shutil.copytree(chosen.home, saved)
    live(20)
    world.sync_all()
    ended = rng.random() < 0.8
    if ended or not list(saved.rglob("log-*")):  # a running program takes that for a missing drive
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
