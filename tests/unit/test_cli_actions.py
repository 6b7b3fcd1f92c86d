"""``workbook actions``: the list, for people and for scripts, and saying how one stands."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.unit.test_cli_status import begin_mentorship
from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import open_workbook
from workbook.journey.edits import item_saying
from workbook.notebook.records import Item
from workbook.pages import needs

IDS = (0x1234 << 40, (0x1234 << 40) + 1, 0x7777 << 40)
"""Ids of three actions; the first two share most signs."""


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T09:30")


@pytest.fixture
def three() -> tuple[Item, ...]:
    """Three actions: one's own that is late, the mentor's, and one that is done."""
    begin_mentorship("Amara")
    says = (
        {needs.ACTION_WHAT: "Cut the slides", needs.ACTION_DUE: "2026-11-20"},
        {needs.ACTION_WHAT: "字 Introduce me to Ruth, who knows", needs.ACTION_OWNER: "mentor"},
        {needs.ACTION_WHAT: "Read chapter 4", needs.ACTION_STATUS: "done"},
    )
    items = []
    with open_workbook(Call()) as workbook:
        for number, one in zip(IDS, says, strict=True):
            item, records = item_saying(
                workbook.reading(), needs.ACTIONS, 7, workbook.now(), one, partial(int, number)
            )
            workbook.write(*records).result()
            items.append(item)
    return tuple(items)


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    """The actions as scripts see them."""
    capsys.readouterr()
    assert run(["actions", "--json", *words]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.usefixtures("three")
def test_the_table_shows_what_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actions"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert [line[0] for line in lines] == ["!", "○"]
    assert lines[0].endswith("Cut the slides                      –      Fri 20 Nov")
    assert lines[1].endswith("字 Introduce me to Ruth, who knows  Amara  –")


@pytest.mark.usefixtures("three")
def test_it_can_be_narrowed(capsys: pytest.CaptureFixture[str]) -> None:
    def words(*flags: str) -> list[str]:
        return [line["what"].split()[0] for line in listed(capsys, *flags)]

    assert words("--all") == ["Cut", "字", "Read"]
    assert words("--mine") == ["Cut"]
    assert words("--theirs") == ["字"]
    assert words("--late") == ["Cut"]
    assert words("--theirs", "--late") == []
    assert run(["actions", "--mine", "--theirs"]) == 2
    capsys.readouterr()
    assert run(["actions", "--theirs", "--late"]) == 0
    assert capsys.readouterr().out == "No such actions.\n"


@pytest.mark.usefixtures("three")
def test_scripts_find_the_same_keys_in_every_action(capsys: pytest.CaptureFixture[str]) -> None:
    late, theirs, done = listed(capsys, "--all")

    assert list(late) == list(theirs) == list(done)
    assert {key: late[key] for key in ("owner", "due", "late", "status", "goal", "told")} == {
        "owner": None,
        "due": "2026-11-20",
        "late": True,
        "status": "open",
        "goal": None,
        "told": [],
    }
    assert (theirs["owner"], theirs["who"]) == ("mentor", "Amara")


def test_without_a_notebook_there_is_nothing_and_nothing_is_made(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    before = set(place.rglob("*"))

    assert run(["actions"]) == 0
    assert capsys.readouterr().out == "No actions yet.\n"
    assert run(["actions", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["actions", "done", "abc"]) == 2
    assert set(place.rglob("*")) == before


@pytest.mark.usefixtures("three")
def test_saying_how_one_stands(capsys: pytest.CaptureFixture[str]) -> None:
    late, theirs, _ = listed(capsys, "--all")

    assert run(["actions", "partly", late["id"].upper(), "--why", "half of it"]) == 0
    assert capsys.readouterr().out == f"◐ {late['id']}  Cut the slides: partly\n"
    assert run(["actions", "dropped", theirs["id"], "--why", "she left"]) == 0

    late, theirs, _ = sorted(listed(capsys, "--all"), key=lambda one: one["what"] != late["what"])
    assert (late["status"], late["told"]) == (
        "partly",
        [{"day": "2026-11-22", "words": "half of it"}],
    )
    gone = next(one for one in listed(capsys, "--all") if one["owner"] == "mentor")
    assert (gone["status"], gone["reason"]) == ("dropped", "she left")
    assert run(["actions", "open", gone["id"]]) == 0
    assert any(one["owner"] == "mentor" for one in listed(capsys))


@pytest.mark.usefixtures("three")
def test_an_id_that_means_several_or_none_is_told_what_it_could_be(
    capsys: pytest.CaptureFixture[str],
) -> None:
    late, theirs, done = listed(capsys, "--all")

    assert run(["actions", "done", late["id"][:-1]]) == 2
    err = capsys.readouterr().err
    assert f"could be {late['id']} (Cut the slides), {theirs['id']} (" in err
    assert err.count("\n") == 1

    assert run(["actions", "done", "zzz"]) == 2
    err = capsys.readouterr().err
    assert "no action has the id 'zzz'" in err
    assert late["id"] in err
    assert done["id"] not in err
    assert [one["status"] for one in listed(capsys, "--all")] == ["open", "open", "done"]


@pytest.mark.usefixtures("three")
def test_nothing_open_says_where_the_rest_is(capsys: pytest.CaptureFixture[str]) -> None:
    for one in listed(capsys):
        assert run(["actions", "done", one["id"]]) == 0
    capsys.readouterr()

    assert run(["actions"]) == 0
    assert capsys.readouterr().out == "Nothing is open. --all shows what was done.\n"
