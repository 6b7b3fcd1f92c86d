"""Whether every name on a page leads somewhere, and whether conditions can ever hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from workbook.pages.ids import did_you_mean
from workbook.pages.model import AnswerType, Operator, Page, Prompt, Ref
from workbook.pages.resolve import Names, Target, old_key
from workbook.pages.source import Source
from workbook.pages.uses import Purpose, Use

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]")
_ALWAYS = frozenset({Operator.ANSWERED, Operator.NOT_ANSWERED})
_SAME = _ALWAYS | {Operator.IS, Operator.IS_NOT}
_ORDERED = _SAME | {Operator.AT_LEAST, Operator.AT_MOST}
_OPERATORS = {
    AnswerType.LINE: _SAME | {Operator.INCLUDES},
    AnswerType.TEXT: _SAME | {Operator.INCLUDES},
    AnswerType.LIST: _ALWAYS | {Operator.INCLUDES},
    AnswerType.NUMBER: _ORDERED,
    AnswerType.DATE: _ORDERED,
    AnswerType.TIME: _ORDERED,
    AnswerType.YES_NO: _SAME,
    AnswerType.CHOOSE_ONE: _SAME,
    AnswerType.CHOOSE_ANY: _SAME | {Operator.INCLUDES},
    AnswerType.RATE: _ORDERED,
}


def check_uses(source: Source, page: Page, uses: Iterable[Use], lost: Collection[str]) -> None:
    """Check the names that stay on their own page.

    Args:
        source: Takes the messages.
        page: The page.
        uses: All its names.
        lost: Ids that could not be read and were told; names of them are passed over.
    """
    names = Names.of(page)
    checker = _Checker(source, page, {page.id: names}, lost)
    check_old_names(source, page, {page.id: names})
    for use in uses:
        if not _leads_away(use, page.id):
            checker.check(use)
    checker.tell_unknown()


def check_uses_across(
    source: Source,
    page: Page,
    uses: Iterable[Use],
    names: Mapping[str, Names],
    unusable: Collection[str],
) -> None:
    """Check the names that lead to other pages.

    Args:
        source: Takes the messages.
        page: The page.
        uses: All its names.
        names: The names of every usable page, by the page's id.
        unusable: Ids of pages that can't be used and were told; names of them are passed over.
    """
    checker = _Checker(source, page, {**names, page.id: Names.of(page)}, unusable)
    for use in uses:
        if _leads_away(use, page.id):
            checker.check(use)
    checker.tell_unknown()


def check_old_names(source: Source, page: Page, names: Mapping[str, Names]) -> None:
    """Tell of a ``was`` whose answers belong to another question (E104).

    Args:
        source: Takes the messages.
        page: The page.
        names: The names of the pages to look at, by the page's id.
    """
    owners: dict[str, int] = {}
    for prompt in page.prompts():
        for ref in prompt.was:
            key = old_key(ref, prompt)
            page_id, _, local = key.partition("/")
            there = names[page_id].prompts.get(local) if page_id in names else None
            claimed = owners.setdefault(key, prompt.line)
            if there is not None:
                message = f"'{key}' is still asked, so its answers can't be taken over"
            elif claimed != prompt.line:
                message = f"'{key}' is already taken over on line {claimed}"
            else:
                continue
            source.error(ref.line, ref.column, "E104", message)


def _leads_away(use: Use, page_id: str) -> bool:
    """Whether another page is needed to check this name."""
    refs = [use.ref, *([use.shown] if use.shown else [])]
    return any(ref.page not in (None, page_id) for ref in refs)


class _Checker:
    """Checks one name after the other on one page."""

    def __init__(
        self, source: Source, page: Page, names: Mapping[str, Names], told: Collection[str]
    ) -> None:
        self._source = source
        self._page = page
        self._names = names
        self._told = told
        # What is unknown is told once, however often it is named: its message by name, and the
        # places.
        self._unknown: dict[str, tuple[str, list[Ref]]] = {}

    def tell_unknown(self) -> None:
        """Tell of each unknown name at its first place."""
        for message, refs in self._unknown.values():
            lines = sorted({ref.line for ref in refs})
            more = ""
            if len(lines) > 2:
                more = f"; also named on {len(lines) - 1} other lines"
            elif len(lines) == 2:
                more = f"; also named on line {lines[1]}"
            first = min(refs, key=lambda ref: (ref.line, ref.column))
            self._error(first, "E109", message + more)

    def _is_unknown(self, name: str, ref: Ref, message: str) -> None:
        """Note that a name leads nowhere."""
        self._unknown.setdefault(name, (message, []))[1].append(ref)

    def check(self, use: Use) -> None:
        """Check one name; at most one message comes of it."""
        if self._is_told(use.ref) or (use.shown and self._is_told(use.shown)):
            return
        target = self._shown_prompt(use) if use.shown else self._target(use)
        if target is None:
            return
        here = target.page.id == self._page.id and use.shown is None
        place = target.prompt or target.group
        if here and not use.last and place and place.line >= use.before:
            self._error(use.ref, "E111", f"'{use.ref}' comes later; a name may only look back")
        elif use.condition:
            self._condition(use, target)
        else:
            self._fits(use, target)

    def _is_told(self, ref: Ref) -> bool:
        """Whether this leads to something that could not be read and was told."""
        parts = (ref.page, ref.scope, ref.id)
        return any(part in self._told for part in parts if part)

    def _target(self, use: Use) -> Target | None:
        """What the name leads to; told where there is nothing."""
        ref = use.ref
        names = self._names.get(ref.page or self._page.id)
        if names is None:
            hint = did_you_mean(ref.page or "", self._names)
            self._is_unknown(f"{ref.page}/", ref, f"there is no page '{ref.page}'{hint}")
            return None
        own = names.page.id == self._page.id
        target = names.find(ref, use.group if own else None)
        if target is None:
            self._nowhere(ref, names, use.group if own else None)
        return target

    def _shown_prompt(self, use: Use) -> Target | None:
        """The prompt of the shown group that ``only`` or ``fields`` names."""
        shown_ref = use.shown
        names = self._names.get(shown_ref.page or self._page.id) if shown_ref else None
        shown = names.find(shown_ref, use.group) if names and shown_ref else None
        if shown is None or shown.group is None or shown.prompt:
            return None  # What is shown has been told.
        ref, group = use.ref, shown.group
        fits = ref.page in (None, shown.page.id) and ref.scope in (None, group.id)
        prompt = names.prompts.get(f"{group.id}.{ref.id}") if names and fits else None
        if prompt is None:
            known = [prompt.id for prompt in group.prompts]
            hint = did_you_mean(ref.id, known)
            message = f"'{ref}' is not asked in '{group.key}'{hint}"
            self._is_unknown(f"{group.key}.{ref.id}", ref, message)
            return None
        return Target(shown.page, group, prompt)

    def _nowhere(self, ref: Ref, names: Names, group: str | None) -> None:
        """Say that a page has no such name."""
        known = [*names.prompts, *names.groups]
        if group:
            known += [key.partition(".")[2] for key in names.prompts if key.startswith(f"{group}.")]
        local = f"{ref.scope}.{ref.id}" if ref.scope else ref.id
        rated = names.find(Ref(None, None, ref.scope), group) if ref.scope else None
        if rated and rated.prompt:
            known = [f"{ref.scope}.{choice.id}" for choice in rated.prompt.choices]
        hint = did_you_mean(local, known)
        if not hint and not ref.scope:
            inside = [key for key in names.prompts if key.endswith(f".{ref.id}")]
            hint = f" (did you mean '{inside[0]}'?)" if inside else ""
        where = f"on the page '{ref.page}'" if ref.page else "on this page"
        name = f"{names.page.id}/{local}"
        if ref.scope and not rated and ref.scope not in names.groups:
            name = f"{names.page.id}/{ref.scope}"
        self._is_unknown(name, ref, f"there is no '{local}' {where}{hint}")

    def _fits(self, use: Use, target: Target) -> None:
        """Whether what is named can be used in this way."""
        prompt, ref = target.prompt, use.ref
        if use.purpose is Purpose.OVER and prompt:
            self._error(ref, "E109", f"'over' needs a 'repeat', and '{ref}' is one question")
        elif use.purpose is Purpose.SHOW and prompt and use.needs_group:
            what = use.needs_group
            self._error(ref, "E105", f"'{what}' needs a 'repeat', and '{ref}' is one question")
        elif use.purpose is Purpose.FROM and not (
            prompt and prompt.group and prompt.type is AnswerType.LINE
        ):
            self._error(ref, "E109", f"'from' needs a 'line' question in a 'repeat', not '{ref}'")
        elif use.purpose is Purpose.QUOTE:
            if prompt is None:
                self._error(ref, "E109", f"'{ref}' is a 'repeat'; name one of its questions")
            elif use.lowest and not (prompt.type is AnswerType.RATE and prompt.choices):
                self._error(ref, "E109", f"'lowest' needs a 'rate' with a list, not '{ref}'")

    def _condition(self, use: Use, target: Target) -> None:
        """Whether the condition can ever hold."""
        condition, prompt = use.condition, target.prompt
        if condition is None or condition.operator in _ALWAYS:
            return
        ref, operator, value = condition.ref, condition.operator, condition.value or ""
        if prompt is None:
            allowed = _ORDERED
            what = f"'{ref}' is a 'repeat', whose items are counted"
        elif prompt.type is AnswerType.RATE and prompt.choices and not target.statement:
            first = prompt.choices[0].id
            self._error(ref, "E105", f"'{ref}' rates a list; name a statement: '{ref}.{first}'")
            return
        else:
            allowed = _OPERATORS[prompt.type]
            what = f"'{ref}' is a '{prompt.type}'"
        if operator not in allowed:
            words = ", ".join(f"'{known}'" for known in Operator if known in allowed)
            self._error(ref, "E105", f"{what}, so '{operator}' can't be asked of it, only {words}")
            return
        wrong = _misfit(prompt, value)
        if wrong:
            self._source.error(condition.line, condition.column, "E110", f"{what}; {wrong}")

    def _error(self, ref: Ref, code: str, message: str) -> None:
        """Add a message at a name."""
        self._source.error(ref.line, ref.column, code, message)


def _misfit(prompt: Prompt | None, value: str) -> str | None:
    """What is wrong with a value that this prompt, or a group's count, can never have."""
    if prompt is None or prompt.type is AnswerType.NUMBER:
        return None if _NUMBER.fullmatch(value) else f"'{value}' is not a number"
    if prompt.type is AnswerType.RATE:
        low, high = prompt.scale or (0, 0)
        fits = value.isascii() and value.isdigit() and low <= int(value[:9]) <= high
        return None if fits else f"'{value}' is not on its scale of {low} to {high}"
    if prompt.type is AnswerType.YES_NO:
        return None if value in ("yes", "no") else f"'{value}' is neither 'yes' nor 'no'"
    if prompt.type is AnswerType.DATE:
        return None if _is_day(value) else f"'{value}' is no day; write it as '2026-11-26'"
    if prompt.type is AnswerType.TIME:
        return None if _TIME.fullmatch(value) else f"'{value}' is no time; write it as '14:00'"
    if prompt.choices and not prompt.choices_from:
        known = [choice.id for choice in prompt.choices]
        if value not in known:
            return f"'{value}' is not one of its choices" + did_you_mean(value, known)
    return None


def _is_day(value: str) -> bool:
    """Whether this is a day as in 2026-11-26."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
