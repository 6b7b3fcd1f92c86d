"""One question from its answer line and what stands around it."""

from __future__ import annotations

from workbook.pages.instructions import Instruction
from workbook.pages.model import AnswerType, Prompt
from workbook.pages.sections import Section
from workbook.pages.source import Source

_CHOOSE = (AnswerType.CHOOSE_ONE, AnswerType.CHOOSE_ANY)


def build_prompt(
    source: Source, main: Instruction, section: Section, *, page: str, group: str | None
) -> Prompt:
    """The prompt, still without its conditions; misfits between its parts are told.

    Args:
        source: Takes the messages.
        main: The answer line, which must ask a question.
        section: The heading it stands under.
        page: The page's id.
        group: The id of the group around, or None.
    """
    clauses = main.clauses
    help_text, folded = section.folded()
    place = next(i for i, instruction in enumerate(section.instructions) if instruction is main)
    prompt = Prompt(
        page,
        group,
        main.id or "",
        AnswerType(main.keyword or ""),
        section.title,
        main.line,
        main.column,
        help_text,
        folded.get("why"),
        folded.get("example"),
        folded.get("source"),
        required="required" in clauses.flags,
        private="private" in clauses.flags,
        compare="compare" in clauses.flags,
        or_other="or other" in clauses.flags,
        dated="dated" in clauses.flags,
        at_least=clauses.limits.get("at least"),
        at_most=clauses.limits.get("at most"),
        low=clauses.words.get("low"),
        high=clauses.words.get("high"),
        scale=main.scale,
        choices=tuple(section.choices.get(place, ())),
        choices_from=clauses.choices_from,
        was=tuple(clauses.was),
    )
    _check_choices(source, main, prompt, section)
    _check_compare(source, main, prompt)
    return prompt


def _check_choices(source: Source, main: Instruction, prompt: Prompt, section: Section) -> None:
    """Choices are listed or taken from a group: one of the two.

    Where they are missing, names of this prompt are not told as well.
    """
    if prompt.type not in _CHOOSE:
        return
    taken = "from" in main.clauses.columns
    if not prompt.choices and not taken:
        section.lost.add(prompt.id)
        if main.flawed or len([i for i in section.instructions if i.is_question]) > 1:
            return  # Why there are none has been told.
        source.error(
            main.line,
            main.column,
            "E106",
            f"'{prompt.type}' needs its choices: a list right after this line, as in "
            "'- Within six months `near`'",
        )
    elif prompt.choices and taken:
        source.error(
            main.line,
            main.clauses.columns["from"],
            "E105",
            "the choices are listed below, so 'from' can't name others; keep one of the two",
        )


def _check_compare(source: Source, main: Instruction, prompt: Prompt) -> None:
    """Three columns do not fit everywhere."""
    if not prompt.compare:
        return
    if prompt.group:
        reason = "in a 'repeat'"
    elif prompt.type is AnswerType.RATE and prompt.choices:
        reason = "on a 'rate' with a list"
    else:
        return
    column = main.clauses.columns["compare"]
    source.error(main.line, column, "E105", f"'compare' can't stand {reason}")
