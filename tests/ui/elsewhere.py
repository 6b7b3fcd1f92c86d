"""What other computers write into the same workbook, apart from each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from tests.ui.app_driver import make_workbook
from workbook.journey import edits
from workbook.journey.place import Place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Basis, Column, Item, Value


def place_of(reading: Reading, page: str, item: Item | None = None) -> Place:
    """A ``once`` page of the only mentorship, or an item of its group."""
    mentorship = next(iter(reading.snapshot.mentorships))
    place = once_place(reading.pack.pages[page], mentorship)
    if item is None:
        return place
    group = reading.pack.group(item.group)
    assert group is not None
    return place.of_item(group, item)


def written(
    folder: Path,
    says: Mapping[str, Value],
    *,
    on: str = "",
    item: Item | None = None,
    column: Column | None = None,
    seen: bool = False,
    own: Path | None = None,
) -> None:
    """Write answers into the workbook of a folder.

    Args:
        folder: The folder with ``data`` and ``state``.
        says: The answers by full key.
        on: What the other computer calls itself; "" for this one.
        item: The item that they are about.
        column: The column of a row of the agreement.
        seen: Whether what stands there now has been seen.
        own: Pages of one's own.
    """
    home = folder
    if on:
        home = folder / f"computer {on.encode().hex()}"
        if not home.exists():
            home.mkdir()
            (home / "data").symlink_to(folder / "data", target_is_directory=True)
    with patch("platform.node", lambda: on or "desktop"):
        workbook = make_workbook(home, own=own)
        reading = workbook.reading()
        records = []
        for key, value in says.items():
            prompt = reading.pack.prompt(key)
            assert prompt is not None, key
            place = place_of(reading, prompt.page, item)
            basis: Basis | None = None if seen else {}
            records.append(
                edits.answered(reading, prompt, place, value, column=column, basis=basis)
            )
        workbook.write(*records).result()
        workbook.notebook.close()
