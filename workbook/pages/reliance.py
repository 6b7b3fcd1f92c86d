"""What the app, the built-in pages and earlier answers rely on, held against a page (E119, E115)."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.pages.ids import did_you_mean
from workbook.pages.model import AnswerType, Page, Prompt
from workbook.pages.needs import NEEDS, Need
from workbook.pages.reader import Draft
from workbook.pages.resolve import Names
from workbook.pages.source import Source
from workbook.pages.uses import Purpose, Use


def kind_of_answer(prompt: Prompt) -> str:
    """The type with the scale of a ``rate``, since other marks mean something else."""
    if prompt.scale:
        return f"rate {prompt.scale[0]} to {prompt.scale[1]}"
    return str(prompt.type)


def check_needs(source: Source, draft: Draft) -> None:
    """Hold a page against what the app looks up by name (E119)."""
    page = draft.page
    needs = NEEDS.get(page.id)
    if needs is None:
        return
    for key, has, needed in (
        ("kind", page.kind, needs.kind),
        ("for", page.audience, needs.audience),
    ):
        if has != needed:
            line, column = draft.places.get(key, draft.places.get("page", (1, 1)))
            source.error(
                line, column, "E119", f"the app needs '{key}: {needed}' on the page '{page.id}'"
            )
    names = Names.of(page)
    place = draft.places.get("page", (1, 1))
    gone = [group for group in needs.groups if group not in names.groups]
    for group in gone:
        hint = did_you_mean(group, names.groups)
        source.error(*place, "E119", f"the app needs the group '{group}' on this page{hint}")
    for key, need in needs.prompts.items():
        group = key.partition(".")[0] if "." in key else ""
        if group in gone:
            continue
        prompt = names.prompts.get(key)
        if prompt is None:
            hint = did_you_mean(key, names.prompts)
            where = names.groups.get(group)
            at = (where.line, where.column) if where else place
            source.error(
                *at, "E119", f"the app needs the question '{key}' ({need.type}) here{hint}"
            )
        else:
            _check_need(source, key, prompt, need)


def _check_need(source: Source, key: str, prompt: Prompt, need: Need) -> None:
    """Hold one question against what the app needs of it."""
    missing = [choice for choice in need.choices if choice not in {c.id for c in prompt.choices}]
    if prompt.type is not need.type:
        wrong = f"to be '{need.type}', not '{prompt.type}'"
    elif missing:
        wrong = "to have " + ", ".join(f"`{choice}`" for choice in missing) + " among its choices"
    elif need.dated and not prompt.dated:
        wrong = "to be 'dated'"
    else:
        return
    source.error(prompt.line, prompt.column, "E119", f"the app needs '{key}' {wrong}")


def check_types(source: Source, page: Page, builtin: Page) -> None:
    """Hold a page of one's own against the built-in one that it replaces (E115).

    Answers may have been given on either; any type may become ``text``.  What the app itself
    needs is left to ``check_needs``.
    """
    names = Names.of(page)
    needed = NEEDS[page.id].prompts if page.id in NEEDS else {}
    for before in builtin.prompts():
        prompt = names.prompts.get(before.local)
        if prompt is None:
            _check_no_repeat(source, names, before.local)
            continue
        if prompt.type is AnswerType.TEXT:
            continue
        if before.local in needed and prompt.type is not before.type:
            continue
        was, now = kind_of_answer(before), kind_of_answer(prompt)
        if was != now:
            source.error(
                prompt.line,
                prompt.column,
                "E115",
                f"'{prompt.local}' is '{was}' on the built-in page and '{now}' here: "
                "use a new id, or 'text'",
            )
    for group in builtin.groups():
        same = names.prompts.get(group.id)
        if same:
            source.error(
                same.line,
                same.column,
                "E115",
                f"'{group.id}' is a 'repeat' on the built-in page: use a new id for this question",
            )


def _check_no_repeat(source: Source, names: Names, local: str) -> None:
    """Tell of a group that has taken the id of a built-in question."""
    group = names.groups.get(local)
    if group:
        source.error(
            group.line,
            group.column,
            "E115",
            f"'{local}' is a question on the built-in page: use a new id for this 'repeat'",
        )


def check_relied_on(source: Source, draft: Draft, others: Iterable[Draft], builtin: Page) -> None:
    """Tell where other pages name something that a page of one's own no longer has (E119)."""
    names, before = Names.of(draft.page), Names.of(builtin)
    told: set[str] = set()
    for other in others:
        for use in other.uses:
            needed = _needed_of(use, draft.page.id, before)
            if needed is None or needed in told or needed in names.prompts:
                continue
            if needed in names.groups:
                continue
            told.add(needed)
            line, column = draft.places.get("page", (1, 1))
            source.error(
                line,
                column,
                "E119",
                f"the page '{other.page.id}' looks at '{needed}', which this page lacks; keep it",
            )


def _needed_of(use: Use, page_id: str, before: Names) -> str | None:
    """What a use on another page needs of this page: a group's id or a prompt's local key."""
    if use.shown:
        if use.shown.page != page_id or use.purpose not in (Purpose.ONLY, Purpose.FIELD):
            return None
        return f"{use.shown.id}.{use.ref.id}"
    if use.ref.page != page_id:
        return None
    target = before.find(use.ref)
    if target is None:
        return None
    if target.prompt:
        return target.prompt.local
    return target.group.id if target.group else None
