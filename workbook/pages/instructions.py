"""One answer line: what it asks for, under which id, and what its clauses say."""

from __future__ import annotations

import re

from msgspec import Struct, field

from workbook.pages.clauses import CLAUSES, REPEAT, SHOW, WHEN, ClauseReader, Clauses
from workbook.pages.conditions import read_condition, read_ref
from workbook.pages.ids import did_you_mean, is_id, respelled
from workbook.pages.model import AnswerType, Condition, Ref
from workbook.pages.source import Source
from workbook.pages.spelling import ID_PATTERN, plain_marks

KEYWORDS = (*(str(answer_type) for answer_type in AnswerType), REPEAT, SHOW, WHEN)

_RATE = re.compile(r"rate\s+([0-9]{1,4})\s+to\s+([0-9]{1,4})")
_WORDS = "|".join(re.escape(word) for word in sorted(KEYWORDS, key=len, reverse=True))
_NO_COLON = re.compile(rf"({_WORDS})(?:\s+[0-9]+\s+to\s+[0-9]+)?\s+(?=[a-z])")
_COMMA = re.compile(rf"({ID_PATTERN})[\s,]+(?:{'|'.join(CLAUSES)})(?![\w-])")
_LOOSE = re.compile(
    rf"(?:{_WORDS})(?:\s+[0-9]+\s+to\s+[0-9]+)?\s*:\s*[a-z][\w./-]*"
    r"\s*(?:;.*|(?:=|>=|<=|is|includes)\s.*)?"
)
_LOOSE_ID = re.compile(r":\s*([a-z][\w-]*)")
_WRAPPING = "`'\"´ "


class Instruction(Struct, frozen=True):
    """One answer line, read.

    Attributes:
        keyword: An answer type, ``repeat``, ``show`` or ``when``; None if it is unknown.
        line: Its line.
        column: Where the instruction begins, after the tick.
        id: The id, None where it is missing, or for ``show`` and ``when``.
        id_column: Where the id stands.
        head_end: The column after all that stands before the clauses, for writing in a missing id.
        good_id: False where the id is missing or misspelled (then told already).
        scale: Lowest and highest mark of ``rate``.
        ref: What ``show`` shows.
        condition: When a ``when`` holds.
        clauses: The clauses.
        flawed: Something on the line has been told, so what it lacks is not told again.
    """

    keyword: str | None
    line: int
    column: int
    id: str | None = None
    id_column: int = 0
    head_end: int = 0
    good_id: bool = True
    scale: tuple[int, int] | None = None
    ref: Ref | None = None
    condition: Condition | None = None
    clauses: Clauses = field(default_factory=Clauses)
    flawed: bool = False

    @property
    def is_question(self) -> bool:
        """Whether it asks for an answer of one of the answer types."""
        return self.keyword is not None and self.keyword not in (REPEAT, SHOW, WHEN)


def code_span(text: str) -> tuple[str, int] | None:
    """What stands in ticks, if the whole line is one code span, with its offset in the line."""
    if "`" not in text:
        return None
    text = plain_marks(text)
    stripped = text.strip(" ")
    ticks = len(stripped) - len(stripped.lstrip("`"))
    inner = stripped[ticks : len(stripped) - ticks]
    if not ticks or not inner.strip() or not stripped.endswith("`" * ticks):
        return None
    if inner[0] == "`" or inner[-1] == "`" or any(len(r) == ticks for r in re.findall("`+", inner)):
        return None
    return inner, len(text) - len(text.lstrip(" ")) + ticks


def loose(text: str) -> str | None:
    """The id, if this reads like an answer line that has lost its ticks; else None."""
    plain = plain_marks(text).strip()
    bare = plain.strip(_WRAPPING)
    if bare != plain:
        bare = bare[:1].lower() + bare[1:]
    if len(bare) > 2_000 or not _LOOSE.fullmatch(bare):
        return None
    found = _LOOSE_ID.search(bare)
    return found[1] if found else ""


def read_instruction(source: Source, body: str, line: int, column: int) -> Instruction:
    """Read what stands between the ticks; ``column`` is where it begins.

    Messages go to ``source``.  What can't be read is left out of the result, so that one mistake
    gives one message.
    """
    plain = plain_marks(body)
    told = len(source.problems)
    parts = _split(source, plain, line, column)
    head_column, head = parts[0]
    word, colon, target = head.partition(":")
    keyword, scale = _keyword(source, head, word, line, head_column)
    target_column = head_column + len(word) + 1 + len(target) - len(target.lstrip())
    target = target.strip()
    # A lost colon leaves the id behind the type; it is kept so that refs to it are not told too.
    lost = _NO_COLON.match(head) if keyword is None and not colon else None
    if lost:
        target, target_column = head[lost.end() :].strip(), head_column + lost.end()
    clauses = ClauseReader(source, keyword, line)
    if keyword == WHEN:
        condition = _when(source, parts, target, line, target_column)
        return Instruction(keyword, line, column, condition=condition)
    if keyword == SHOW:
        ref = _shown(source, target, line, head_column, target_column)
        return Instruction(
            keyword, line, column, ref=ref, id_column=target_column, clauses=clauses.read(parts[1:])
        )
    good, target = _check_id(source, keyword, target, line, target_column)
    return Instruction(
        keyword,
        line,
        column,
        target or None,
        target_column,
        column + (plain.find(";") if len(parts) > 1 else len(plain)),
        good,
        scale,
        clauses=clauses.read(parts[1:]),
        flawed=len(source.problems) > told,
    )


def _split(source: Source, body: str, line: int, column: int) -> list[tuple[int, str]]:
    """The parts between semicolons that are not in quotes, each with its column."""
    parts: list[tuple[int, str]] = []
    start, quoted = 0, -1
    for place, sign in enumerate(body):
        if sign == '"':
            quoted = place if quoted < 0 else -1
        elif sign == ";" and quoted < 0:
            parts.append((start, body[start:place]))
            start = place + 1
    if quoted >= 0:
        source.error(line, column + quoted, "E105", 'this quote is never closed; end it with "')
        # What follows the open quote can't be told apart, so it is not read.
        parts.append((start, body[start:start] if start else body[:quoted]))
    else:
        parts.append((start, body[start:]))
    return [
        (column + offset + len(part) - len(part.lstrip()), part.strip()) for offset, part in parts
    ]


def _keyword(
    source: Source, head: str, word: str, line: int, column: int
) -> tuple[str | None, tuple[int, int] | None]:
    """The type or ``repeat``, ``show``, ``when``, and the scale of a ``rate``."""
    name = " ".join(word.split())
    if name.startswith("rate") and (name == "rate" or name[4] == " "):
        return _rate(source, name, head, line, column)
    if name in KEYWORDS:
        return name, None
    if lost := _NO_COLON.match(head):
        source.error(line, column, "E101", f"put a ':' after '{lost[1]}'")
    else:
        hint = did_you_mean(name, KEYWORDS)
        if not hint:
            hint = "; a line in ticks says what is asked, as in 'line: name' or 'choose one: pace'"
        source.error(line, column, "E101", f"'{name}' is not an answer type{hint}")
    return None, None


def _rate(
    source: Source, name: str, head: str, line: int, column: int
) -> tuple[str | None, tuple[int, int] | None]:
    """Read ``rate 1 to 5``."""
    found = _RATE.fullmatch(name)
    if found is None:
        if ":" not in head and (lost := _RATE.match(name)):
            source.error(line, column + lost.end(), "E101", f"put a ':' after '{lost[0]}'")
            return None, None
        source.error(line, column, "E105", "'rate' needs its scale, as in 'rate 1 to 5: habits'")
        return "rate", (1, 5)
    low, high = int(found[1]), int(found[2])
    if low >= high:
        source.error(line, column, "E105", f"a scale goes up; write 'rate {high} to {low}'")
    return "rate", (low, high)


def _when(
    source: Source, parts: list[tuple[int, str]], target: str, line: int, column: int
) -> Condition | None:
    """Read the condition of a ``when``, which takes no clauses."""
    for place, text in parts[1:]:
        if text:
            source.error(
                line, place, "E105", f"'when' takes one condition and no clauses, not '{text}'"
            )
    if not target:
        source.error(line, column, "E105", "'when' needs a condition, as in 'when: state = held'")
        return None
    return read_condition(source, target, line, column)


def _shown(source: Source, target: str, line: int, column: int, at: int) -> Ref | None:
    """Read what a ``show`` names."""
    if not target:
        source.error(line, column, "E102", "'show' needs the name of what to show after the ':'")
        return None
    return read_ref(source, target, line, at)


def _check_id(
    source: Source, keyword: str | None, target: str, line: int, column: int
) -> tuple[bool, str]:
    """Whether the id is there and well spelled, and the id as far as it can be told."""
    if not target or is_id(target):
        return bool(target), target
    if comma := _COMMA.match(target):
        if keyword is not None:
            place = column + len(comma[1])
            source.error(line, place, "E105", "put a ';' between the id and the clauses after it")
        return False, comma[1]
    if keyword is not None:
        last = re.split(r"[./]", target)[-1]
        source.error(
            line,
            column,
            "E103",
            f"the id '{target}' may only hold a-z, 0-9 and single '-'; "
            f"try '{respelled(last, 'answer')}'",
        )
    return False, target
