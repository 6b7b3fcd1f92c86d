"""How the list of what was written is drawn: its rows, its title, and what is said of the words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from workbook.journey.review.filters import not_there
from workbook.journey.review.finding import Found
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Written
from workbook.journey.review.query import Filter, Query
from workbook.journey.review.telling import Teller
from workbook.ui.widgets.lock import LOCK_SIGN
from workbook.ui.widgets.rows import Row, one_line
from workbook.ui.widgets.written_detail import found_in

MOST_FOUND = 200
"""Entries that are listed where words are looked for; the best of them come first."""

LONGEST_FACT = 44
"""Columns of one fact under a row."""

HINT = Content.styled(
    f"Words in any order, “phrases in quotes”, and {' '.join(f'{name}:' for name in Filter)}",
    "$text-muted",
)
"""What the box takes."""

BLANK = Content("")


EVERYTHING = Found(Query())
"""What is found where nothing is looked for."""


def drawn_rows(
    known: Gathered, written: Sequence[Written] | None = None, found: Found = EVERYTHING
) -> list[Row]:
    """The rows of a list; what each says is worked out when it comes into sight.

    Args:
        known: What was written.
        written: What is listed of it; None for everything.
        found: What was looked for.
    """
    drawn = []
    teller = Teller(known)
    month: tuple[int, int] | None = None
    for one in known.written if written is None else written:
        above = None
        if not found.query.needles and (this := (one.day.year, one.day.month)) != month:
            month = this
            above = Content(teller.month(one))
        tell = partial(drawn_row, one, found, teller)
        drawn.append(Row(one.id, BLANK, below=BLANK, above=above, tell=tell))
    return drawn


def drawn_row(written: Written, found: Found, teller: Teller) -> Row:
    """One row with what it says."""
    told = teller.tell(written, found.query)
    what = found_in(told.what)
    if told.private:
        what = Content(f"{LOCK_SIGN} ") + what
    facts = (Content(one_line(fact)).truncate(LONGEST_FACT, ellipsis=True) for fact in told.facts)
    day = Content.styled(told.day, "$text-muted")
    return Row(written.id, what, day, Content(" · ").join(facts))


def title(gathered: Gathered | None, found: Found) -> Content:
    """The title line: how much was written, or how much of it was found."""
    count = ""
    if gathered is not None and not gathered.whole:
        count = "older entries are being read …"
    elif gathered is not None and found.query.is_empty:
        count = _entries(len(gathered.written))
    elif gathered is not None:
        count = f"{len(found.written):,} of {_entries(len(gathered.written))}"
        if found.query.needles and len(found.written) > MOST_FOUND:
            count += f", the best {MOST_FOUND} are here"
    return Content.assemble("What you wrote", (f"  {count}", "not bold $text-muted"))


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def remark(gathered: Gathered, found: Found) -> Content | None:
    """What is to be said of the words, such as what was not understood; None where all is well."""
    said = [*found.query.notices, *not_there(gathered, found.query).values()]
    if found.some and found.written:
        said.append("No entry has all these words; these have some of them.")
    return Content(one_line(" ".join(said))) if said else None


def nothing(gathered: Gathered | None, found: Found) -> str:
    """What an empty list says, with commands named for their keys."""
    if gathered is None or not gathered.whole:
        return "Reading what you wrote …"
    if not gathered.written:
        return (
            "Everything you write will be here, newest first, with the page and the meeting it "
            "belongs to. ‹review.back› goes back; ‹capture› catches a first thought."
        )
    if found.query.needles:
        return "Nothing has these words. ‹review.back› shows everything again."
    return "Nothing here fits these filters. ‹review.back› shows everything again."
