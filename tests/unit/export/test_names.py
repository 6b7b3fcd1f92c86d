"""Names of files that every computer can take."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.export.notebooks import HOSTILE
from workbook.output.export.naming import NAMELESS, Names, file_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Amara Okafor", "Amara Okafor"),
        ("../../etc/passwd", "etc passwd"),
        ("--help", "help"),
        (".hidden", "hidden"),
        ("con", "con (page)"),
        ("NUL.txt", "NUL (page)"),
        ("COM1 ", "COM1 (page)"),
        ("Console", "Console"),
        ("a\x1b[31m/b\u202e", "a[31m b"),
        ("...", NAMELESS),
        ("", NAMELESS),
        ("what? a: b*", "what a b"),
        ("ends. . ", "ends"),
        ("日" * 80, "日" * 60),
        ("👩‍👩‍👧" * 40, ("👩‍👩‍👧" * 40)[:60]),
    ],
)
def test_words_become_a_name(words: str, name: str) -> None:
    given = file_name(words)
    assert given == name or (len(words) > 60 and name.startswith(given) and given)


@settings(deadline=None, derandomize=True, max_examples=effort(500))
@given(st.lists(st.one_of(st.text(max_size=90), st.sampled_from(HOSTILE)), max_size=6))
def test_names_are_safe_and_none_is_given_twice(words: list[str]) -> None:
    names = Names("README.md")
    given = [names.give(one, ".md") for one in (*words, *words, "readme")]
    for name in given:
        assert not set(name) & set('<>:"/\\|?*\0\n\t\x1b\u202e')
        assert name[0] not in ".- ~"
        assert len(name.encode()) < 220
        assert not name.removesuffix(".md").endswith((" ", "."))
    assert len({name.casefold() for name in given}) == len(given)
    assert "readme.md" not in {name.casefold() for name in given}
