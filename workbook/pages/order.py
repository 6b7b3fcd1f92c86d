"""The order of pages on the path: by stage, then what each follows, then title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbook.pages.model import Page, Stage

_STAGES = {stage: number for number, stage in enumerate(Stage)}
_LAST = len(_STAGES)


def path_order(pages: Iterable[Page]) -> dict[str, Page]:
    """The pages by id, in path order.

    A page stands right behind the one that it follows, if both belong to the same stage; one
    that names no stage belongs to that of the page it follows.  Pages without a place come last.
    """
    by_id = {page.id: page for page in pages}
    stages = {page_id: _stage(page_id, by_id) for page_id in by_id}
    followers: dict[str | None, list[Page]] = {}
    for page in by_id.values():
        after = page.after
        follows = after in by_id and stages[page.id] == stages[after] and after != page.id
        followers.setdefault(after if follows else None, []).append(page)
    ordered: dict[str, Page] = {}
    waiting = sorted(
        followers.get(None, []), key=lambda page: (stages[page.id], page.title, page.id)
    )
    waiting.reverse()
    while waiting:
        page = waiting.pop()
        ordered[page.id] = page
        behind = sorted(followers.get(page.id, []), key=lambda p: (p.title, p.id), reverse=True)
        waiting.extend(behind)
    # Pages that follow each other in a circle were not reached; they must not vanish.
    for page in sorted(by_id.values(), key=lambda p: (stages[p.id], p.title, p.id)):
        ordered.setdefault(page.id, page)
    return ordered


def in_circle(page: Page, pages: Mapping[str, Page]) -> bool:
    """Whether a page follows itself, directly or by way of others."""
    seen: set[str] = set()
    after = page.after
    while after is not None and after in pages and after not in seen:
        if after == page.id:
            return True
        seen.add(after)
        after = pages[after].after
    return False


def _stage(page_id: str, pages: Mapping[str, Page]) -> int:
    """The place of a page's stage, or of the stage of the page that it follows."""
    seen: set[str] = set()
    current: str | None = page_id
    while current is not None and current in pages and current not in seen:
        seen.add(current)
        page = pages[current]
        if page.stage is not None:
            return _STAGES[page.stage]
        current = page.after
    return _LAST
