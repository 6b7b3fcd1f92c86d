"""How the lists of what is kept are drawn: rows, the title line, the views."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.style import Style

from workbook.journey.kept.listing import Listing, Sight
from workbook.journey.kept.model import KeptRow, Telling
from workbook.pages import needs
from workbook.ui.widgets.lock import LOCK_SIGN
from workbook.ui.widgets.rows import Row, one_line

LONGEST_FACT = 44
"""Columns of one fact under a row."""


def drawn_rows(rows: Sequence[KeptRow], tell: Callable[[KeptRow], Telling]) -> list[Row]:
    """The rows of a list; what each says is worked out when it comes into sight."""
    drawn = []
    section = ""
    blank = Content("")
    signs: dict[tuple[str, bool], Content] = {}
    for row in rows:
        above = Content(row.section) if row.section != section else None
        section = row.section
        sign = signs.get((row.sign, row.pressing))
        if sign is None:
            style = "bold $text-error" if row.pressing else ""
            sign = signs[row.sign, row.pressing] = Content.styled(row.sign, style)
        drawn.append(
            Row(
                str(row.item.id),
                blank,
                below=blank,
                sign=sign,
                above=above,
                tell=lambda row=row, sign=sign: drawn_row(row, tell(row), sign),  # type: ignore[misc]
            )
        )
    return drawn


def drawn_row(row: KeptRow, told: Telling, sign: Content) -> Row:
    """One row with what it says."""
    lock = f"{LOCK_SIGN} " if told.private else ""
    style = "$text-error" if row.pressing else "$text-muted"
    forms = [Content.styled(one_line(form), style) for form in told.right] or [Content("")]
    what = Content(f"{lock}{one_line(told.what)}")
    if row.closed:
        what = what.stylize("$text-muted")
    facts = (_short(one_line(fact)) for fact in told.facts)
    below = Content(" · ").join(facts)
    return Row(str(row.item.id), what, forms[0], below, sign, tuple(forms[1:]))


def _short(fact: str) -> Content:
    """A fact in its columns.  Of a long text no more is looked at than may be seen of it."""
    return Content(fact[: 4 * LONGEST_FACT]).truncate(LONGEST_FACT, ellipsis=True)


def title(listing: Listing, sight: Sight, shown: int) -> Content:
    """The title line: which list, what of it one looks at, and how much that is."""
    kind = listing.kind
    late = sum(row.pressing and not row.item.archived for row in listing.rows)
    words = f"{sight.view.words} {listing.counts[sight.view.id]}"
    if sight.words:
        words = f"{sight.view.words}, {shown} with “{one_line(sight.words)}”"
    elif late and sight.view.id == "open":
        words += f", {late} late" if kind.group == needs.ACTIONS else f", {late} to look at again"
    if sight.closed:
        words += ", and what is closed or put away"
    name = kind.several.capitalize()
    return Content.assemble(name, (f"  {words}", "not bold $text-muted"))


def views_line(listing: Listing, sight: Sight, room: int, key: str) -> Content:
    """All views with how many rows each shows, the one that is on in brackets, as far as fits.

    Args:
        listing: The list.
        sight: How one looks at it.
        room: Columns that there are.
        key: The key that goes from view to view.
    """
    parts = []
    for view in listing.kind.views:
        words = f"{view.words} {listing.counts[view.id]}"
        on = view.id == sight.view.id
        style = "bold $text-accent" if on else "$text-muted"
        part = Content.styled(f"[{words}]" if on else f" {words} ", style)
        parts.append(part.stylize(_looking(f"look_at('{view.id}')")))
    following = _looking("view")
    line = Content.assemble(Content.styled(f"{key} ", "$text-muted").stylize(following), *parts)
    if line.cell_length <= room:
        return line
    at = next(n for n, view in enumerate(listing.kind.views) if view.id == sight.view.id)
    more = len(parts) - 1
    others = Content.styled(f"  {key} for {more} other views", "$text-muted")
    return Content.assemble(parts[at], others.stylize(following))


def _looking(action: str) -> Style:
    """The style of words that look at something else when they are clicked."""
    return Style.from_meta({"@click": f"screen.{action}"})
