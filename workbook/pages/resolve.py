"""What a ref names: a prompt, a group, or one statement of a ``rate`` list."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from workbook.pages.model import Group, Page, Prompt, Ref


class Target(Struct, frozen=True):
    """What a ref names.

    Attributes:
        page: The page it stands on.
        group: The group that is named, or that the prompt stands in; None outside of groups.
        prompt: The prompt; None where the ref names a whole group.
        statement: The id of the statement of a ``rate`` list; None where the ref names no
            single statement.
    """

    page: Page
    group: Group | None
    prompt: Prompt | None
    statement: str | None = None


class Names(Struct, frozen=True):
    """Every name on one page, for looking up many refs.

    Attributes:
        page: The page.
        prompts: Its prompts by their key within the page.
        groups: Its groups by id.
    """

    page: Page
    prompts: Mapping[str, Prompt]
    groups: Mapping[str, Group]

    @classmethod
    def of(cls, page: Page) -> Names:
        """The names of a page; where one stands twice the first counts."""
        prompts: dict[str, Prompt] = {}
        for prompt in page.prompts():
            prompts.setdefault(prompt.local, prompt)
        return cls(page, prompts, {group.id: group for group in page.groups()})

    def find(self, ref: Ref, group: str | None = None) -> Target | None:
        """What the ref names on this page; its page part is not looked at.

        ``group`` is the group in which the ref stands: its prompts are looked at first.
        """
        if ref.scope is None:
            return (self._prompt(group, ref.id) if group else None) or self._top(ref.id)
        inside = self._prompt(ref.scope, ref.id)
        if inside:
            return inside
        rated = (self._prompt(group, ref.scope) if group else None) or self._prompt(None, ref.scope)
        if rated is None or rated.prompt is None or not rated.prompt.scale:
            return None
        if all(choice.id != ref.id for choice in rated.prompt.choices):
            return None
        return Target(self.page, rated.group, rated.prompt, ref.id)

    def _prompt(self, group: str | None, prompt_id: str) -> Target | None:
        """A prompt in this group, or outside of groups."""
        prompt = self.prompts.get(f"{group}.{prompt_id}" if group else prompt_id)
        if prompt is None:
            return None
        return Target(self.page, self.groups.get(group) if group else None, prompt)

    def _top(self, name: str) -> Target | None:
        """A prompt outside of groups, or a group."""
        prompt = self._prompt(None, name)
        if prompt:
            return prompt
        group = self.groups.get(name)
        return Target(self.page, group, None) if group else None


def resolve(
    ref: Ref, page: Page, pages: Mapping[str, Page], group: str | None = None
) -> Target | None:
    """What a ref names; None where its page is not usable or has no such id.

    Args:
        ref: The ref.
        page: The page on which it stands.
        pages: All usable pages by id.
        group: The group in which it stands; its prompts are looked at first.
    """
    if ref.page is None or ref.page == page.id:
        return Names.of(page).find(ref, group)
    other = pages.get(ref.page)
    return Names.of(other).find(ref) if other else None


def resolve_shown(ref: Ref, shown: Target) -> Prompt | None:
    """The prompt that a ref in ``only`` or ``fields`` names, of the group that is shown.

    A bare id is a prompt of that group; a longer ref must lead to the same group.
    """
    if shown.group is None or shown.prompt is not None:
        return None
    if ref.page not in (None, shown.page.id) or ref.scope not in (None, shown.group.id):
        return None
    return next((p for p in shown.group.prompts if p.id == ref.id), None)


def old_key(ref: Ref, prompt: Prompt) -> str:
    """The full key that a ``was`` of this prompt names.

    A bare id means, as everywhere, one of the prompt's own group; with the page before it, one
    outside of groups.
    """
    if ref.scope:
        local = f"{ref.scope}.{ref.id}"
    elif ref.page is None and prompt.group:
        local = f"{prompt.group}.{ref.id}"
    else:
        local = ref.id
    return f"{ref.page or prompt.page}/{local}"


def old_keys(prompt: Prompt) -> tuple[str, ...]:
    """The full keys under which a prompt's answers may have been given before (``was``)."""
    return tuple(old_key(ref, prompt) for ref in prompt.was)
