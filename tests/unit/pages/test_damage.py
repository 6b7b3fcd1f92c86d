"""Whatever happens to a page, reading it tells where, and mending it settles."""

from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.pages.samples import EVERYTHING
from workbook.pages.fix import fix
from workbook.pages.reader import read_draft

MARKS = "`\n#-;:\"'=>*. \t\r“”’‘\u00a0\ufeff\u200b\0é–@|<!1a"
OPENINGS = ["    ", "> ", "- ", "#", "  ", "```", "<!--", "~~~", "\t", "1. ", "---\n"]


def damaged(seed: int) -> str:
    """The full page with one to six accidents: in letters, lines, ticks, marks, or its end."""
    chance = random.Random(seed)
    text = EVERYTHING
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(text) + 1)
        lines = text.split("\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        accident = chance.randrange(10)
        if accident == 0:
            text = text[:place] + text[place + chance.randint(1, 5) :]
        elif accident == 1:
            text = text[:place] + chance.choice(MARKS) * chance.randint(1, 4) + text[place:]
        elif accident == 2:
            text = text[:place] + text[place : place + 30][::-1] + text[place + 30 :]
        elif accident == 3:
            text = text[:place] + text[place : place + 1] + text[place:]
        elif accident == 4 and chance.random() < 0.3:
            text = text[:place]
        else:
            if accident == 5:
                del lines[one]
            elif accident == 6:
                lines.insert(other, lines[one])
            elif accident == 7:
                lines[one], lines[other] = lines[other], lines[one]
            elif accident == 8:
                lines[one] = chance.choice(OPENINGS) + lines[one]
            else:
                lines[one] = lines[one].replace("`", chance.choice(["", "'", "´", "``"]), 1)
            text = "\n".join(lines)
    return text


def assert_well_told(text: str) -> None:
    """Reading raises nothing and every message points into the text; mending settles at once."""
    draft = read_draft(text, "damaged.md")
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    for problem in draft.problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.message
    mended = fix(text)
    assert fix(mended) == mended
    assert (mended == text) is (not draft.edits)


@settings(deadline=None, derandomize=True, max_examples=effort(800))
@given(st.integers(min_value=0, max_value=2**32))
def test_damaged_pages(seed: int) -> None:
    assert_well_told(damaged(seed))


@settings(deadline=None, derandomize=True, max_examples=effort(500))
@given(st.text(alphabet=MARKS + "line: text repeat when show choose one", max_size=200))
def test_any_text_at_all(text: str) -> None:
    assert_well_told("---\npage: a\n---\n\n# A\n\n## B\n\n" + text)
    assert_well_told(text)
