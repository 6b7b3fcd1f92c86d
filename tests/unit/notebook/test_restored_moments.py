"""What a restore brings back was not written by it: it keeps its time and its device."""

from __future__ import annotations

import pytest

from tests.unit.notebook.backup_lab import backups_of
from tests.unit.notebook.laptops import WHY, Laptop, beside, put, said
from workbook.notebook.backup import Reason


def test_what_comes_back_was_written_when_and_where_it_was_written(
    laptop: Laptop, desktop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.node", lambda: "desktop")
    put(desktop.open(), "as it was")
    laptop.receive(desktop)
    monkeypatch.setattr("platform.node", lambda: "laptop")
    notebook = laptop.open()
    then = notebook.snapshot().answers[WHY]
    backup = backups_of(laptop).make(Reason.ASKED)
    assert backup is not None
    laptop.clock.turn(days=3)
    put(notebook, "written since")
    since = notebook.snapshot().answers[WHY].at
    laptop.clock.turn(days=4)

    backups_of(laptop).restore(backup.file)
    notebook.poll().result()
    now = notebook.snapshot().answers[WHY]
    assert (now.value, now.at, now.device) == ("as it was", then.at, then.device)
    assert [(old.value, old.at) for old in notebook.earlier(WHY)] == [("written since", since)]

    put(notebook, "and on")
    assert [(old.value, old.at) for old in notebook.earlier(WHY)] == [
        ("written since", since),
        ("as it was", then.at),
    ]
    for one in (laptop, desktop):
        one.receive(laptop)
        assert said(one.open()) == "and on"
        assert not beside(one.open())
