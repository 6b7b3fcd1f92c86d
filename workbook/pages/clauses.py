"""The clauses after an answer line's id: ``required``, ``at most 5``, ``if state = held``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from workbook.pages.conditions import read_condition, read_ref
from workbook.pages.ids import did_you_mean, is_id
from workbook.pages.model import AnswerType, Condition, Limit, Ref
from workbook.pages.source import Source

REPEAT, SHOW, WHEN = "repeat", "show", "when"

_QUESTIONS = frozenset(str(answer_type) for answer_type in AnswerType)
_CHOICES = frozenset({"choose one", "choose any"})
_LIMITED = frozenset({"line", "text", "list", "number", "choose any", REPEAT})

# Every clause with the answer lines that it may stand on.
_BELONGS: dict[str, frozenset[str]] = {
    "required": _QUESTIONS,
    "private": _QUESTIONS,
    "compare": _QUESTIONS,
    "or other": _CHOICES,
    "dated": frozenset({"list"}),
    "at least": _LIMITED,
    "at most": _LIMITED,
    "low": frozenset({"rate"}),
    "high": frozenset({"rate"}),
    "from": _CHOICES,
    "was": _QUESTIONS,
    "if": _QUESTIONS | {REPEAT, SHOW},
    "called": frozenset({REPEAT}),
    "over": frozenset({REPEAT}),
    "only": frozenset({REPEAT, SHOW}),
    "fields": frozenset({SHOW}),
    "add": frozenset({REPEAT, SHOW}),
    "here": frozenset({SHOW}),
    "last": frozenset({SHOW}),
}
CLAUSES = tuple(_BELONGS)
_FLAGS = frozenset({"required", "private", "compare", "or other", "dated", "add", "here", "last"})
_MANY = frozenset({"if", "only", "was"})
_LIMIT = re.compile(r"([0-9]{1,6})(?:\s+(\w+))?")
_NAME = re.compile(rf"({'|'.join(CLAUSES)})(?![\w-])")
_QUOTED = re.compile(r'"([^"]*[^"\s][^"]*)"')
_UNITS = ("words", "characters")


class Clauses(Struct):
    """What the clauses of one answer line say.

    ``columns`` has the column of every clause, by name; ``fields`` the ids with their columns.
    """

    flags: set[str] = field(default_factory=set)
    limits: dict[str, Limit] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    ifs: list[Condition] = field(default_factory=list)
    only: list[Condition] = field(default_factory=list)
    fields: list[Ref] = field(default_factory=list)
    choices_from: Ref | None = None
    over: Ref | None = None
    was: list[Ref] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)


class ClauseReader:
    """Reads the clauses of one answer line, one after the other.

    Args:
        source: Takes the messages.
        keyword: What the answer line asks for; None if that is unknown, and then no clause is
            called misplaced.
        line: The answer line's line.
    """

    def __init__(self, source: Source, keyword: str | None, line: int) -> None:
        self._source = source
        self._keyword = keyword
        self._line = line
        self._told = len(source.problems)
        self.clauses = Clauses()

    def read(self, parts: Sequence[tuple[int, str]]) -> Clauses:
        """Read the parts, each with its column; empty ones are passed over."""
        for column, text in parts:
            if text:
                self._read_one(text, column)
        self._check_together()
        return self.clauses

    def _read_one(self, text: str, column: int) -> None:
        """Read one clause."""
        found = _NAME.match(text)
        name = found[1] if found else None
        if name is None or (name in _FLAGS and text != name):
            self._unknown(text, column, name)
        elif self._keyword is not None and self._keyword not in _BELONGS[name]:
            self._misplaced(name, column)
        elif name in self.clauses.columns and name not in _MANY:
            self._error(column, f"'{name}' stands twice on this line; keep one")
        else:
            self.clauses.columns[name] = column
            if name in _FLAGS:
                self.clauses.flags.add(name)
            else:
                rest = text[len(name) :]
                value = rest.strip()
                self._valued(name, value, column + len(name) + len(rest) - len(rest.lstrip()))

    def _valued(self, name: str, value: str, column: int) -> None:
        """Read a clause that carries a value; ``column`` is the value's."""
        clauses, line = self.clauses, self._line
        if not value:
            self._error(column, f"'{name}' needs something after it")
        elif name in ("at least", "at most"):
            self._limit(name, value, column)
        elif name in ("low", "high", "called"):
            self._quoted(name, value, column)
        elif name in ("if", "only"):
            condition = read_condition(self._source, value, line, column)
            if condition:
                (clauses.ifs if name == "if" else clauses.only).append(condition)
        elif name == "fields":
            self._fields(value, column)
        elif ref := read_ref(self._source, value, line, column):
            if name == "was":
                clauses.was.append(ref)
            elif name == "from":
                clauses.choices_from = ref
            else:
                clauses.over = ref

    def _limit(self, name: str, value: str, column: int) -> None:
        """Read ``at least 3`` or ``at most 60 words``."""
        found = _LIMIT.fullmatch(value)
        if found is None:
            self._error(column, f"write a number after '{name}', as in '{name} 3'")
            return
        count, unit = int(found[1]), found[2]
        written = self._keyword in ("line", "text")
        if unit is not None and unit not in _UNITS:
            self._error(
                column + found.start(2),
                f"'{unit}' is no unit; write 'words' or 'characters'" + did_you_mean(unit, _UNITS),
            )
        elif written and unit is None:
            self._error(column, f"say what is counted: '{name} {count} words' or 'characters'")
        elif unit is not None and not written and self._keyword is not None:
            self._error(column + found.start(2), f"'{unit}' only count in 'line' and 'text'")
        else:
            self.clauses.limits[name] = Limit(count, unit)

    def _quoted(self, name: str, value: str, column: int) -> None:
        """Read the words between quotes."""
        found = _QUOTED.fullmatch(value)
        if found is None:
            words = value.strip("\"' ") or "…"
            self._error(column, f"put the words between quotes: '{name} \"{words}\"'")
        else:
            self.clauses.words[name] = found[1].strip()

    def _fields(self, value: str, column: int) -> None:
        """Read the ids after ``fields``, parted by commas."""
        place = column
        for part in value.split(","):
            word = part.strip()
            at = place + len(part) - len(part.lstrip())
            if is_id(word):
                self.clauses.fields.append(Ref(None, None, word, self._line, at))
            else:
                self._error(at, f"'{word}' is no id; write 'fields what, due', parted by commas")
            place += len(part) + 1

    def _check_together(self) -> None:
        """Hold the clauses against each other, unless one of them could not be read."""
        clauses = self.clauses
        if len(self._source.problems) > self._told:
            return
        least, most = clauses.limits.get("at least"), clauses.limits.get("at most")
        if least and most and least.unit == most.unit and least.count > most.count:
            place = max(clauses.columns["at least"], clauses.columns["at most"])
            self._error(place, "'at least' is more than 'at most'; one of the two is wrong")
        if self._keyword == REPEAT and "only" in clauses.columns and "over" not in clauses.columns:
            self._error(clauses.columns["only"], "'only' needs 'over' beside it on a 'repeat'")
        if self._keyword == REPEAT and "add" in clauses.columns and "over" not in clauses.columns:
            self._error(
                clauses.columns["add"],
                "items can always be made in a 'repeat'; 'add' only stands beside 'over'",
            )
        if {"compare", "private"} <= clauses.flags:
            place = max(clauses.columns["compare"], clauses.columns["private"])
            self._error(place, "an answer can't be compared with your mentor's and be private")

    def _unknown(self, text: str, column: int, name: str | None) -> None:
        """Say that this is no clause."""
        if name is not None:
            after = text[len(name) :].strip()
            self._error(
                column + len(name), f"put a ';' between '{name}' and what follows: '{after}'"
            )
            return
        words = text.split('"', maxsplit=1)[0].strip()
        hint = did_you_mean(" ".join(words.split()[:2]), CLAUSES) or did_you_mean(
            words.split()[0] if words else "", CLAUSES
        )
        self._error(column, f"'{text}' is not a clause{hint}")

    def _misplaced(self, name: str, column: int) -> None:
        """Say where this clause belongs."""
        if _BELONGS[name] == _QUESTIONS:
            where = "questions"
        else:
            where = (
                " and ".join(f"'{kind}'" for kind in sorted(_BELONGS[name] - {SHOW})) or "'show'"
            )
            if SHOW in _BELONGS[name] and len(_BELONGS[name]) > 1:
                where += " and 'show'"
        self._error(column, f"'{name}' does not belong on '{self._keyword}', only on {where}")

    def _error(self, column: int, message: str) -> None:
        """Add a message about this answer line."""
        self._source.error(self._line, column, "E105", message)
