"""Questions with their answers, for documents that print whole pages or items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from workbook.journey import values
from workbook.journey.documents import leaving
from workbook.journey.documents.model import Answered, Line, Listing, Paragraph
from workbook.journey.documents.source import Source
from workbook.journey.place import Place
from workbook.notebook.records import Value
from workbook.pages import needs
from workbook.pages.model import AnswerType, Prompt

Labels = Mapping[str, str]
"""Words for the ids in a value."""

Shape = Callable[[Prompt, Value, Labels], Paragraph | Listing]
"""How a type of answer stands in a document."""


def answered(source: Source, prompts: Iterable[Prompt], place: Place) -> Iterator[Answered]:
    """Those of the prompts that are answered and may leave, in order."""
    for prompt in prompts:
        value = leaving.open_value(source.reading, prompt, place)
        question = source.question(prompt.prompt, place) if values.is_answered(value) else None
        if question is not None:
            labels = leaving.labels(source.reading, prompt, place, value)
            yield Answered(question, SHAPES[prompt.type](prompt, value, labels))


def _words(prompt: Prompt, value: Value, labels: Labels) -> Paragraph:
    return Paragraph(values.words(prompt.type, value, labels))


def _yes_no(_prompt: Prompt, value: Value, _labels: Labels) -> Paragraph:
    return Paragraph("Yes" if value == "yes" else "No")


def _choices(_prompt: Prompt, value: Value, labels: Labels) -> Paragraph | Listing:
    said = [values.words(AnswerType.CHOOSE_ONE, part, labels) for part in value]
    lines = tuple(Line(values.one_line(words)) for words in said if words)
    return Listing(lines) if len(lines) > 1 else Paragraph("".join(line.text for line in lines))


def _marks(prompt: Prompt, value: Value, labels: Labels) -> Paragraph | Listing:
    low, high = prompt.scale or (0, 0)
    if isinstance(value, dict):
        lines = (Line(labels.get(i, i), detail=f"{mark} of {high}") for i, mark in value.items())
        return Listing(tuple(lines))
    if prompt.low is None or prompt.high is None:
        return Paragraph(f"{value} of {high}")
    return Paragraph(f"{value} ({low}: {prompt.low}; {high}: {prompt.high})")


def _lines(prompt: Prompt, value: Value, _labels: Labels) -> Listing:
    said = [line for line in value if values.is_answered(line)]
    # Not every list with days is one of things to do: ticks are shown where somebody ticks.
    ticks = prompt.dated and (
        prompt.key == needs.GOAL_CHECKPOINTS or any(line.get("done") for line in said)
    )
    return Listing(
        tuple(
            Line(
                values.one_line(line["text"]),
                bool(line.get("done")) if ticks else None,
                _by(line.get("day")) if prompt.dated else "",
            )
            for line in said
        )
    )


def _by(day: Value) -> str:
    """By when, with the year, since nobody knows when this is read."""
    return f"by {values.words(AnswerType.DATE, day, {})}" if values.is_answered(day) else ""


SHAPES: Mapping[AnswerType, Shape] = {
    AnswerType.LINE: _words,
    AnswerType.TEXT: _words,
    AnswerType.LIST: _lines,
    AnswerType.NUMBER: _words,
    AnswerType.DATE: _words,
    AnswerType.TIME: _words,
    AnswerType.YES_NO: _yes_no,
    AnswerType.CHOOSE_ONE: _words,
    AnswerType.CHOOSE_ANY: _choices,
    AnswerType.RATE: _marks,
}
"""How each type stands in a document."""
