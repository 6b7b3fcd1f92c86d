"""The pages that come with the app: all can be used, and nothing that was released is lost."""

from __future__ import annotations

from pathlib import Path

from workbook.pages.files import lock_beside
from workbook.pages.lock import Lock, make_lock, read_lock
from workbook.pages.needs import NEEDS
from workbook.pages.pack import load_pack

CONTENT = Path(__file__).parents[2] / "content" / "en"


def test_the_built_in_pages_have_no_messages() -> None:
    pack = load_pack(CONTENT)
    assert [str(problem) for problem in pack.problems] == []
    assert set(NEEDS) <= set(pack.pages)


def test_every_id_of_the_built_in_pages_is_locked() -> None:
    path = lock_beside(CONTENT)
    assert path is not None, "write it with: workbook content lock"
    lock = read_lock(path)
    assert isinstance(lock, Lock)
    current = make_lock(load_pack(CONTENT).pages.values())
    assert {
        key: current.ids[key] for key in current.ids if current.ids[key] != lock.ids.get(key)
    } == {}
