"""What is pasted is text, whatever it holds; what is typed is left alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbook.ui.pasted import BEGIN, CONTROLS, END, Pastes

KEYS = st.lists(
    st.sampled_from([b"a", b"\r", b"\x11", b"\x1b", b"\x1b[A", b"\x1b[20", "ä目".encode()])
).map(b"".join)
"""What is typed: letters, enter, ctrl+q, esc, an arrow, half a sequence."""

TEXT = st.lists(
    st.sampled_from(
        [
            b"word ",
            b"\r\n",
            b"\t",
            b"\x1b",
            b"\x1b[31m",
            b"\x00",
            b"\x11",
            b"\x7f",
            "👩‍👧é".encode(),
        ]
    )
).map(b"".join)
"""What is pasted."""


def fed(data: bytes, cuts: list[int]) -> bytes:
    """What comes out when the data arrives in pieces."""
    pastes = Pastes()
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    pairs = pairwise(places)
    return b"".join(pastes.feed(data[start:end]) for start, end in pairs)


@given(st.lists(st.tuples(KEYS, TEXT), max_size=4), st.lists(st.integers(0, 500), max_size=6))
def test_pastes_lose_their_controls_and_keys_lose_nothing(
    parts: list[tuple[bytes, bytes]], cuts: list[int]
) -> None:
    data = b"".join(typed + BEGIN + pasted + END for typed, pasted in parts)
    cleaned = b"".join(typed + BEGIN + p.translate(None, CONTROLS) + END for typed, p in parts)
    assert fed(data, cuts) == cleaned


def test_an_end_within_a_paste_does_not_end_it() -> None:
    data = BEGIN + b"before " + END + b"\x11 after" + END + b"typed"
    assert Pastes().feed(data) == BEGIN + b"before [201~ after" + END + b"typed"


def test_two_pastes_stay_two() -> None:
    data = BEGIN + b"one" + END + b"x" + BEGIN + b"two" + END
    assert Pastes().feed(data) == data


def test_a_paste_that_has_not_ended_is_waited_for() -> None:
    pastes = Pastes()
    assert not pastes.goes_on(b"typed")
    assert pastes.goes_on(BEGIN + b"text")
    pastes.feed(BEGIN[:3])
    assert pastes.goes_on(BEGIN[3:])
    pastes.feed(BEGIN[3:] + b"text")
    assert pastes.inside
    pastes.feed(b"more" + END)
    assert not pastes.inside
