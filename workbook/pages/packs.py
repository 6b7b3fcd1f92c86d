"""All pages together, and the messages about those that can't be used, as plain frozen data."""

from __future__ import annotations

from msgspec import Struct

from workbook.pages.model import Group, Page, Prompt


class Problem(Struct, frozen=True):
    """One message of the linter, at an exact place.

    ``line`` and ``column`` count from 1; ``level`` is ``"error"`` or ``"warning"``.
    """

    file: str
    line: int
    column: int
    level: str
    code: str
    message: str

    def __str__(self) -> str:
        """The message as a compiler would print it, so that editors can jump to it."""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.level} {self.code}: {self.message}"


class Pack(Struct, frozen=True):
    """All pages that can be used, and what is wrong with the others.

    Attributes:
        pages: Usable pages by id, in path order: by stage, then ``after``, then title; pages
            without a place come last.
        problems: Every message of every file, in file and line order.
        broken: Files that can't be used, each with its first error.  A broken page of one's own
            that would replace a built-in one leaves the built-in one in ``pages``.
    """

    pages: dict[str, Page]
    problems: tuple[Problem, ...] = ()
    broken: tuple[Problem, ...] = ()

    def prompt(self, key: str) -> Prompt | None:
        """The prompt with this full key, ``page/[group.]id``, if there is one."""
        page_id, _, local = key.partition("/")
        page = self.pages.get(page_id)
        return page.prompt(local) if page else None

    def group(self, key: str) -> Group | None:
        """The group with this full key, ``page/id``, if there is one."""
        page_id, _, group_id = key.partition("/")
        page = self.pages.get(page_id)
        return page.group(group_id) if page else None
