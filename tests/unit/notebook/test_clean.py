"""Text that comes in is made harmless and otherwise left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.notebook.clean import DEPTH, clean, clean_value
from workbook.notebook.records import Value

ANY_TEXT = st.text(st.characters())  # lone surrogates and controls included


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\x1b]52;c;aGk=\x07b", "a]52;c;aGk=b"),
        ("a\u009b31mred", "a31mred"),
        ("x\u202eevil\u202cy\u2066z\u2069", "xevilyz"),
        ("half\ud83d sign", "half sign"),
        ("nul\x00 and del\x7f", "nul and del"),
        ("\ufeffmarked", "marked"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("\r\x1b\n", "\n\n"),
    ],
)
def test_what_a_terminal_would_obey_goes(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "tab\tand\nnewline",
        "👨‍👩‍👧 family, 🏴󠁧󠁢󠁥󠁮󠁧󠁿 England, ❤️ heart",
        "مرحبا \u200fעברית\u200e",
        "e\u0301 and é are left as typed",
        "目标 かな 한글",
        "می\u200cخواهم soft\u00adhyphen word\u2060joiner",
    ],
)
def test_words_of_every_script_stay(text: str) -> None:
    assert clean(text) == text


@settings(deadline=None, derandomize=True, max_examples=effort(1000))
@given(ANY_TEXT)
def test_clean_text_is_harmless_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not [c for c in once if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cs")]
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    once.encode()


def test_every_text_of_a_value_is_cleaned_and_the_copy_shares_nothing() -> None:
    lines = [{"id": "k3x9", "text": "call\x1b[2J Amara", "done": False, "day": None}]
    value = {"na\x07me": lines, "marks": (1, 2.5, True)}
    cleaned = clean_value(value)
    assert cleaned == {
        "name": [{"id": "k3x9", "text": "call[2J Amara", "done": False, "day": None}],
        "marks": [1, 2.5, True],
    }
    cleaned["name"].append("more")
    assert len(lines) == 1


@pytest.mark.parametrize("value", [{1: "a"}, {"a": {1, 2}}, [object()], b"bytes"])
def test_what_is_no_json_is_refused(value: Value) -> None:
    with pytest.raises(TypeError):
        clean_value(value)


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], {"a": -float("inf")}])
def test_numbers_must_be_finite(value: Value) -> None:
    with pytest.raises(ValueError, match="finite"):
        clean_value(value)


def test_a_value_nested_like_an_attack_is_refused_and_a_deep_one_is_not() -> None:
    value: Value = "core"
    for _ in range(DEPTH):
        value = [value]
    assert clean_value(value) == value
    with pytest.raises(ValueError, match="deep"):
        clean_value([value])
