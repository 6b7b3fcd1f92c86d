"""Lines are found again, and nothing else is taken for one."""

from __future__ import annotations

import json
import random
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from tests.effort import effort
from workbook.notebook.act_lines import Said
from workbook.notebook.line import act_line, header_line, scan
from workbook.notebook.migrations import FORMAT
from workbook.notebook.sealing import sum_of


def line(number: int, text: str = "some text") -> bytes:
    """One act that sets one record."""
    change = Said("answers", "1", {"value": text}, {})
    return act_line("p7x2", number, "2026-11-22T10:00:00+00:00", 5, "s", [change])[0]


def numbers(data: bytes) -> list[int]:
    """The numbers of the acts found."""
    return [found.content["n"] for found in scan(data).lines]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(st.characters(codec="utf-8")), parts),
    max_leaves=10,
)  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=effort(500))
@given(st.dictionaries(st.text(st.characters(codec="utf-8")), json_values))
def test_what_is_written_is_read(value: dict[str, Any]) -> None:
    change = Said("answers", "1", value, {"p7x2": 3})
    data, act = act_line("p7x2", 4, "now", 5, "s", [change])
    assert data.endswith(b"\n")
    assert data.count(b"\n") == 1
    found = scan(header_line("p7x2", "laptop") + data)
    assert found.damaged == 0
    assert [one.content for one in found.lines] == [
        {"f": FORMAT, "dev": "p7x2", "label": "laptop", "sum": found.lines[0].content["sum"]},
        {**to_builtins(act), "sum": f"{found.lines[1].crc:08x}"},
    ]
    offset, length = found.lines[1].offset, found.lines[1].length
    assert sum_of((header_line("p7x2", "laptop") + data)[offset : offset + length]) is not None


def test_half_a_sign_that_another_program_wrote_spoils_no_line() -> None:
    body = line(412, "half a sign: ?").replace(b"?", rb"\ud800").rpartition(b',"sum"')[0]
    found = scan(b'%b,"sum":"%08x"}\n' % (body, zlib.crc32(body)))
    assert found.damaged == 0
    assert found.lines[0].content["set"][0]["v"] == {"value": "half a sign: \ud800"}


def test_a_line_looks_as_documented() -> None:
    content = json.loads(line(412))
    assert list(content) == ["f", "dev", "n", "at", "order", "sit", "set", "sum"]
    assert line(412).startswith(b'{"f":1,')
    assert len(content["sum"]) == 8


def test_no_changed_byte_goes_unnoticed() -> None:
    data = line(1)[:-1]
    for place in range(len(data)):
        for sign in (data[place] ^ 1, data[place] ^ 32, ord("0")):
            changed = data[:place] + bytes([sign]) + data[place + 1 :]
            if changed != data:
                assert numbers(changed + b"\n") == []


def test_a_torn_line_is_bad_and_the_next_one_behind_it_good() -> None:
    torn = line(1)[:-20]
    found = scan(torn + line(2) + line(3))
    assert [one.content["n"] for one in found.lines] == [2, 3]
    assert found.damaged == 1


def test_a_line_whose_break_was_damaged_is_found() -> None:
    data = line(1)[:-1] + b"\r" + line(2)[:-1] + b"x" + line(3)
    found = scan(data)
    assert [one.content["n"] for one in found.lines] == [1, 2, 3]
    for one in found.lines:
        assert data[one.offset : one.offset + one.length] == line(one.content["n"])[:-1]


def test_breaks_of_another_system_are_no_damage() -> None:
    data = b"".join(line(n)[:-1] + b"\r\n" for n in (1, 2, 3)) + b"\n\n"
    assert numbers(data) == [1, 2, 3]
    assert scan(data).damaged == 0


def test_a_last_line_is_taken_once_it_is_whole() -> None:
    data = line(1) + line(2)
    for end in range(len(line(1)), len(data) - 1):
        assert scan(data[:end]).consumed == len(line(1))
        assert numbers(data[:end]) == [1]
    assert numbers(data[:-1]) == [1, 2]
    assert scan(data[:-1]).consumed == len(data) - 1


def test_text_that_looks_like_a_line_is_text() -> None:
    inner = line(7).decode()
    data = line(1, inner + inner)
    assert numbers(data) == [1]
    assert numbers(data[10:]) == []


@pytest.mark.parametrize(
    "content", ["[1,2]", "null", "17", '"text"', '{"f":1,"x":NaN}', "{" * 5000]
)
def test_a_right_sum_does_not_make_a_line(content: str) -> None:
    body = content.encode()[:-1]
    data = b'%b,"sum":"%08x"}\n' % (body, zlib.crc32(body))
    found = scan(data)
    assert found.lines == []
    assert found.damaged == 1


@settings(deadline=None, derandomize=True, max_examples=effort(300))
@given(st.integers(0, 2**32), st.floats(0.0001, 0.02))
def test_whatever_the_damage_only_true_lines_are_read(seed: int, rate: float) -> None:
    rng = random.Random(seed)
    lines = [line(n, "text " * rng.randint(0, 60) + str(n)) for n in range(1, 30)]
    whole = b"".join(lines)
    data = bytearray(whole)
    for place in rng.sample(range(len(data)), int(len(data) * rate)):
        data[place] = rng.randrange(256)
    good = []
    start = 0
    for number, one in enumerate(lines, 1):
        if data[start : start + len(one) - 1] == one[:-1]:
            good.append(number)
        start += len(one)
    assert numbers(bytes(data)) == good
    for found in scan(bytes(data)).lines:
        where = slice(found.offset, found.offset + found.length)
        assert data[where] == lines[found.content["n"] - 1][:-1]


def test_a_hostile_line_is_given_up_in_time() -> None:
    times = effort(20_000)
    hostile = b'{"f":' * times + b',"sum":"00000000"}' * times + b"\n"
    assert numbers(line(1) + hostile + line(2)) == [1, 2]
