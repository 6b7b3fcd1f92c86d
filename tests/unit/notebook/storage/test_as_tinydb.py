"""TinyDB over the log behaves as TinyDB over its own JSON file."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import Query, TinyDB, where
from tinydb.operations import delete, increment
from tinydb.table import Document, Table

from tests.effort import effort
from tests.unit.notebook.storage.computer import Computer
from workbook.errors import SaveError
from workbook.notebook.database import LogDatabase, open_database
from workbook.notebook.storage import LogStorage

Opener = Callable[[Path], TinyDB]


def with_our_table(home: Path) -> LogDatabase:
    """The log storage with the table made for it."""
    return open_database(home / "data", state=home / "state")


def with_its_own_table(home: Path) -> TinyDB:
    """The log storage in a TinyDB that knows nothing of it."""
    return TinyDB(home / "data", state=home / "state", storage=LogStorage)


@pytest.fixture(params=[with_our_table, with_its_own_table], ids=["ours", "plain"])
def opener(request: pytest.FixtureRequest) -> Opener:
    """Both ways to open the storage."""
    chosen: Opener = request.param
    return chosen


@pytest.fixture
def db(opener: Opener, tmp_path: Path) -> Iterator[TinyDB]:
    """A new database."""
    with opener(tmp_path) as database:
        yield database


def contents(db: TinyDB) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """All documents of all tables that have any, in their order."""
    tables = {name: [(doc.doc_id, dict(doc)) for doc in db.table(name)] for name in db.tables()}
    return {name: documents for name, documents in sorted(tables.items()) if documents}


keys = st.sampled_from(["a", "b", "c"])
values = st.one_of(
    st.none(), st.booleans(), st.integers(0, 3), st.just(1.0), st.text("xé\n", max_size=3),
    st.lists(st.integers(0, 2), max_size=2), st.dictionaries(keys, st.integers(0, 2), max_size=2),
)  # fmt: skip
documents = st.dictionaries(keys, values, max_size=3)
conditions = st.builds(
    lambda key, value: where(key) == value, keys, values.filter(lambda v: type(v) is not dict)
)
tables = st.sampled_from(["_default", "goals", "actions"])
ids = st.integers(1, 12)


class SameAsTinyDB(RuleBasedStateMachine):
    """Does everything to TinyDB's own storage and to ours, in both ways."""

    @initialize()
    def start(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.home = Path(self._folder.name)
        self.open()

    def open(self) -> None:
        self.databases = [
            TinyDB(self.home / "tinydb.json"),
            with_our_table(self.home / "ours"),
            with_its_own_table(self.home / "plain"),
        ]

    def teardown(self) -> None:
        if hasattr(self, "databases"):
            for db in self.databases:
                db.close()
            self._folder.cleanup()

    def alike(self, table: str, operation: Callable[[Table], object]) -> None:
        """Do it everywhere; all must return the same, or raise the same."""
        outcomes: list[object] = []
        for db in self.databases:
            try:
                outcomes.append(operation(db.table(table)))
            except (ValueError, KeyError, TypeError) as error:
                outcomes.append((type(error), str(error)))
        assert outcomes[1] == outcomes[0]
        assert outcomes[2] == outcomes[0]

    @rule(table=tables, document=documents)
    def insert(self, table: str, document: dict[str, Any]) -> None:
        self.alike(table, lambda t: t.insert(document))

    @rule(table=tables, document=documents, id=ids)
    def insert_with_id(self, table: str, document: dict[str, Any], id: int) -> None:  # noqa: A002
        self.alike(table, lambda t: t.insert(Document(document, id)))

    @rule(table=tables, several=st.lists(documents, max_size=3))
    def insert_multiple(self, table: str, several: list[dict[str, Any]]) -> None:
        self.alike(table, lambda t: t.insert_multiple(several))

    @rule(table=tables, fields=documents, cond=conditions)
    def update(self, table: str, fields: dict[str, Any], cond: Query) -> None:
        self.alike(table, lambda t: t.update(fields, cond))

    @rule(table=tables, fields=documents, several=st.lists(ids, max_size=3, unique=True))
    def update_ids(self, table: str, fields: dict[str, Any], several: list[int]) -> None:
        self.alike(table, lambda t: t.update(fields, doc_ids=several))

    @rule(table=tables, fields=documents)
    def update_all(self, table: str, fields: dict[str, Any]) -> None:
        self.alike(table, lambda t: t.update(fields))

    @rule(table=tables, key=keys)
    def update_by_operation(self, table: str, key: str) -> None:
        self.alike(table, lambda t: t.update(delete(key), where(key).exists()))

    @rule(table=tables, key=keys)
    def update_that_may_fail(self, table: str, key: str) -> None:
        self.alike(table, lambda t: t.update(increment(key), where(key).exists()))

    @rule(table=tables, several=st.lists(st.tuples(documents, conditions), max_size=3))
    def update_multiple(self, table: str, several: list[tuple[Mapping[str, Any], Query]]) -> None:
        self.alike(table, lambda t: t.update_multiple(several))

    @rule(table=tables, document=documents, cond=conditions)
    def upsert(self, table: str, document: dict[str, Any], cond: Query) -> None:
        self.alike(table, lambda t: t.upsert(document, cond))

    @rule(table=tables, document=documents, id=ids)
    def upsert_with_id(self, table: str, document: dict[str, Any], id: int) -> None:  # noqa: A002
        self.alike(table, lambda t: t.upsert(Document(document, id)))

    @rule(table=tables, cond=conditions)
    def remove(self, table: str, cond: Query) -> None:
        self.alike(table, lambda t: t.remove(cond))

    @rule(table=tables, several=st.lists(ids, max_size=3, unique=True))
    def remove_ids(self, table: str, several: list[int]) -> None:
        self.alike(table, lambda t: t.remove(doc_ids=several))

    @rule(table=tables)
    def truncate(self, table: str) -> None:
        self.alike(table, lambda t: t.truncate())

    @rule(table=tables)
    def drop_table(self, table: str) -> None:
        for db in self.databases:
            db.drop_table(table)

    @rule()
    def drop_tables(self) -> None:
        for db in self.databases:
            db.drop_tables()

    @rule(table=tables, cond=conditions, id=ids)
    def look(self, table: str, cond: Query, id: int) -> None:  # noqa: A002
        self.alike(table, lambda t: t.search(cond))
        self.alike(table, lambda t: [doc.doc_id for doc in t.search(cond)])
        self.alike(table, lambda t: t.get(cond))
        self.alike(table, lambda t: t.get(doc_id=id))
        self.alike(table, lambda t: t.get(doc_ids=[id, id + 1, id + 2]))
        self.alike(table, lambda t: t.count(cond))
        self.alike(table, lambda t: (t.contains(cond), t.contains(doc_id=id), len(t)))

    @rule()
    def reopen(self) -> None:
        for db in self.databases:
            db.close()
        self.open()

    @invariant()
    def say_the_same(self) -> None:
        if hasattr(self, "databases"):
            own, ours, plain = map(contents, self.databases)
            assert ours == own
            assert plain == own


TestSameAsTinyDB = SameAsTinyDB.TestCase
TestSameAsTinyDB.settings = settings(
    deadline=None, derandomize=True, max_examples=effort(200), stateful_step_count=30
)


def test_results_are_copies(db: TinyDB, opener: Opener, tmp_path: Path) -> None:
    db.insert({"list": [1], "deep": {"list": [1]}})
    cond = where("list").exists()
    for _ in range(2):  # the second time from the query cache
        for found in (db.search(cond)[0], db.get(cond), db.get(doc_id=1), db.all()[0]):
            assert isinstance(found, Document)
            found["list"].append(2)
            found["deep"]["list"].append(2)
            found["new"] = True
    assert db.all() == [{"list": [1], "deep": {"list": [1]}}]
    with opener(tmp_path) as again:
        assert again.all() == db.all()


def test_iterating_goes_on_over_what_was_there(db: TinyDB) -> None:
    db.insert_multiple({"n": n} for n in range(5))
    for document in db:
        db.insert({"copy of": document["n"]})
        db.remove(doc_ids=[document.doc_id])
    assert [document["copy of"] for document in db] == [0, 1, 2, 3, 4]


def test_an_updater_that_fails_changes_nothing(db: TinyDB, opener: Opener, tmp_path: Path) -> None:
    db.insert_multiple([{"n": 1}, {"n": "no number"}])
    with pytest.raises(TypeError):
        db.update(increment("n"))
    assert db.all() == [{"n": 1}, {"n": "no number"}]
    with opener(tmp_path) as again:
        assert again.all() == db.all()


def test_a_table_object_notices_what_other_programs_write(tmp_path: Path) -> None:
    first, second = with_our_table(tmp_path), with_our_table(tmp_path)
    assert first.insert({"from": "first"}) == 1
    assert second.insert({"from": "second"}) == 2
    assert first.insert({"from": "first"}) == 3
    cond = where("from") == "second"
    assert first.count(cond) == 1
    second.insert({"from": "second"})
    first.storage.refresh()
    assert first.count(cond) == 2
    assert len(first) == 4


def test_ids_are_not_given_twice_beside_commits_of_records(tmp_path: Path) -> None:
    db = with_our_table(tmp_path)
    db.table("items").insert({"n": 1})
    db.table("items").insert(Document({"n": 2}, 2**63 - 5))
    assert db.table("items").insert({"n": 3}) == 2**63 - 4


def test_a_save_writes_only_what_it_changes(tmp_path: Path) -> None:
    db = with_our_table(tmp_path)
    db.insert_multiple({"n": n} for n in range(100))
    (log,) = (tmp_path / "data").iterdir()
    before = log.stat().st_size
    db.update({"n": 1000}, where("n") == 50)
    assert log.stat().st_size - before < 250
    before = log.stat().st_size
    db.update({"n": 1000}, where("n") == 1000)  # says what it said already
    assert log.stat().st_size == before


@pytest.mark.parametrize(
    "value",
    [
        {"when": Path()},
        {"key": {1: "number"}},
        {1: "number"},
        {"nan": float("nan")},
        {"inf": [float("-inf")]},
        {"half": "\ud800"},
        {"\udfff": "half"},
        {"set": {1}},
        {"bytes": b"x"},
        {"long": 10**5000},
    ],
)
def test_what_json_cannot_take_is_refused_before_the_file_is_touched(
    db: TinyDB, tmp_path: Path, value: dict[Any, Any]
) -> None:
    db.insert({"fine": 1})
    before = {path: path.read_bytes() for path in (tmp_path / "data").iterdir()}
    with pytest.raises(SaveError, match="Not saved"):
        db.insert(value)
    with pytest.raises(SaveError, match="Not saved"):
        db.update(lambda document: document.update(value), doc_ids=[1])
    assert db.all() == [{"fine": 1}]
    assert {path: path.read_bytes() for path in (tmp_path / "data").iterdir()} == before


def test_nesting_without_end_is_refused(db: TinyDB) -> None:
    loop: dict[str, Any] = {}
    loop["loop"] = loop
    with pytest.raises(SaveError, match="nested"):
        db.insert(loop)


def test_a_plain_update_rests_on_what_reading_returned(laptop: Computer) -> None:
    """The other version stays when TinyDB, which knows only one, changes the one it shows."""
    one, other = Computer(laptop.home / "one"), Computer(laptop.home / "other")
    with one.database() as db:
        db.insert({"from": "one"})
    with other.database() as db:
        db.insert({"from": "other"})
    for path in other.data.iterdir():
        (one.data / path.name).write_bytes(path.read_bytes())
    with one.database() as db:
        (shown,) = db.all()
        db.update({"edited": True})
        versions = db.storage.versions("_default", 1)
        assert [version.value for version in versions] == [
            {**shown, "edited": True},
            {"from": "other" if shown["from"] == "one" else "one"},
        ]
