"""People name a record by the first few signs of its id."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.notebook.short_ids import find_by_prefix, short_id, short_ids

IDS = st.sets(st.integers(min_value=1, max_value=2**63 - 1), min_size=1, max_size=40)
NEAR = st.sets(st.integers(min_value=1, max_value=200), min_size=1, max_size=40)


@settings(deadline=None, derandomize=True, max_examples=effort(1000))
@given(IDS | NEAR)
def test_a_short_id_names_exactly_its_record(records: set[int]) -> None:
    together = short_ids(records)
    for record in records:
        name = short_id(record, records)
        assert together[record] == name
        assert find_by_prefix(name, records) == (record,)
        assert len(name) == 3 or len(find_by_prefix(name[:-1], records)) > 1


def test_three_signs_do_for_the_items_a_person_has() -> None:
    rng = random.Random(7)
    records = [rng.getrandbits(63) for _ in range(50)]
    assert sum(len(short_id(record, records)) == 3 for record in records) >= 48


def test_a_record_that_is_not_among_them_is_told_apart_too() -> None:
    assert short_id(5 << 40, [5 << 40 | 1]) != short_id(5 << 40 | 1, [5 << 40])


def test_look_alikes_and_capitals_are_understood() -> None:
    records = range(1, 2**63, 2**57 + 12345)
    for record in records:
        name = short_id(record, records)
        typed = name.upper().replace("0", "O").replace("1", "I")
        assert find_by_prefix(f" {typed} ", records) == (record,)
        assert not set(name) & set("ilou")


def test_nothing_typed_finds_nothing() -> None:
    assert find_by_prefix("  ", [1, 2]) == ()
    assert find_by_prefix("zzz", [1, 2]) == ()
