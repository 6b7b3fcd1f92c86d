"""From a page's text to a ``Page``, and to what is wrong with it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from workbook.pages.assemble import Assembly
from workbook.pages.blocks import blocks_of, tokens_of
from workbook.pages.front_matter import FrontMatter, read_front_matter
from workbook.pages.headings import check_headings
from workbook.pages.model import Page
from workbook.pages.packs import Problem
from workbook.pages.references import check_uses
from workbook.pages.sections import Section, SectionReader
from workbook.pages.size import check_lines, check_size
from workbook.pages.source import Edit, Source, in_order
from workbook.pages.uses import Use, uses_of_spans


class Draft(Struct, frozen=True):
    """A page as far as it could be read, whether it is usable or not.

    Attributes:
        page: The page; with errors it may lack whatever could not be read.
        problems: What is wrong with it on its own, in order.
        uses: Every name that it uses, for checking against the other pages.
        lost: Ids that could not be read; they have been told.
        edits: Missing ids that can be written in.
        places: Line and column of each value of the front matter, by key.
    """

    page: Page
    problems: tuple[Problem, ...]
    uses: tuple[Use, ...]
    lost: frozenset[str]
    edits: tuple[Edit, ...]
    places: dict[str, tuple[int, int]]

    @property
    def usable(self) -> bool:
        """Whether there is no error."""
        return all(problem.level != "error" for problem in self.problems)

    def with_problems(self, problems: tuple[Problem, ...]) -> Draft:
        """The same with more messages."""
        return replace(self, problems=in_order([*self.problems, *problems]))


def read_page(
    source: str, file: str, *, own: bool = False
) -> tuple[Page | None, tuple[Problem, ...]]:
    """Read one page.

    What it says about other pages is not looked at here, since that takes all of them
    (``workbook.pages.pack``).

    Args:
        source: The text of the file, with any line ends.
        file: The file's name, for messages.
        own: Whether it comes from the user's folder.

    Returns:
        The page, or None if there is any error; and every message, in page order.
    """
    draft = read_draft(source, file, own=own)
    return (draft.page if draft.usable else None), draft.problems


def read_draft(text: str, file: str, *, own: bool = False) -> Draft:
    """Read one page as far as that is possible."""
    source = Source.of(text, file)
    check_lines(source)
    tokens = tokens_of(source.lines)
    front = read_front_matter(source, tokens)
    if front.recovered:
        # Without its end the front matter would swallow what follows, and each heading and
        # answer line in it would be told as a mistake of its own.
        tokens = tokens_of([""] * front.body + source.lines[front.body :])
    sections = SectionReader(source).read(blocks_of(tokens, source.lines))
    title, intro, openings, rest = _title(source, front, sections)
    check_headings(source, rest)
    assembly = Assembly(source, front)
    steps = assembly.build(rest)
    page = Page(
        front.page,
        title,
        front.version,
        front.kind,
        front.audience,
        front.stage,
        front.after,
        front.minutes,
        front.retired,
        front.sources,
        front.language,
        intro,
        steps,
        file,
        own,
    )
    check_size(source, page)
    lost = frozenset(assembly.lost)
    uses = [use for section in openings for use in uses_of_spans(source, section, None)]
    uses += assembly.uses
    check_uses(source, page, uses, lost)
    return Draft(
        page,
        in_order(source.problems),
        tuple(uses),
        lost,
        tuple(source.edits),
        front.places,
    )


def _title(
    source: Source, front: FrontMatter, sections: list[Section]
) -> tuple[str, str, list[Section], list[Section]]:
    """The title and intro, the sections that they stand in, and the sections after them."""
    before = sections[0]
    rest = sections[1:]
    title = ""
    texts = [before.text]
    openings = [before]
    if rest and rest[0].level == 1:
        title = rest[0].title
        texts.append(rest[0].text)
        openings.append(rest.pop(0))
    # Without front matter nothing has been said about the file yet; that comes first.
    if not title and not front.recovered:
        line = openings[1].line if len(openings) > 1 else front.body + 1
        source.error(line, 1, "E113", "the page needs a title: a line '# ' and its name")
    for section in openings:
        for instruction in section.instructions:
            source.error(
                instruction.line,
                instruction.column,
                "E112",
                "this answer line has no question: put a heading '## ' or deeper above it",
            )
        if rest:
            rest[0].lost |= section.lost | {i.id for i in section.instructions if i.id}
    return title, "\n\n".join(text for text in texts if text), openings, rest
