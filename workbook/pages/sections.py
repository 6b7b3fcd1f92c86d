"""A heading with what stands under it: answer lines, help, choices, folded help."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field

from workbook.pages.blocks import Block, BlockKind
from workbook.pages.choices import ChoiceReader, looks_like_choices
from workbook.pages.folded import fold, unquoted
from workbook.pages.ids import respelled
from workbook.pages.instructions import Instruction, code_span, loose, read_instruction
from workbook.pages.model import Choice
from workbook.pages.quotes import spans
from workbook.pages.source import Source

_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_GLUED_HEADING = re.compile(r" {0,3}(#{2,6})([^#\s].*)")
_TICK = re.compile("[`'‘’´]")
_WITH_LIST = ("choose one", "choose any", "rate")


class Span(Struct, frozen=True):
    """A quote of another answer as it stands in the file: its place, and the text after ``=``."""

    line: int
    column: int
    text: str


class Section(Struct):
    """One heading and what stands under it, up to the next heading of any level.

    Attributes:
        level: The heading's level; 0 for what stands before the first heading.
        title: The heading, as Markdown.
        line: The heading's line.
        texts: Paragraphs and other blocks as Markdown, quotes included.
        quotes: The lines of each quote, by its place in ``texts``.
        instructions: The answer lines in order.
        choices: The list after each answer line that takes one, by the answer line's place.
        spans: Quotes of other answers.
        suspect: Something here may have been meant to ask; it has been told.
        lost: Ids in what could not be read; refs to them are not told a second time.
    """

    level: int
    title: str
    line: int
    texts: list[str] = field(default_factory=list)
    quotes: dict[int, list[str]] = field(default_factory=dict)
    instructions: list[Instruction] = field(default_factory=list)
    choices: dict[int, list[Choice]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    suspect: bool = False
    lost: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """Everything there is to read, as Markdown."""
        return "\n\n".join(text for text in self.texts if text)

    def folded(self) -> tuple[str, dict[str, str]]:
        """The help without the folded texts, and these by name."""
        help_texts: list[str] = []
        folded: dict[str, str] = {}
        for index, text in enumerate(self.texts):
            if index not in self.quotes:
                help_texts.append(text)
                continue
            before, found = fold(self.quotes[index])
            if not found:
                help_texts.append(text)
                continue
            if before:
                help_texts.append("\n".join(f"> {line}".rstrip() for line in before.split("\n")))
            for name, words in found.items():
                folded[name] = f"{folded[name]}\n\n{words}" if name in folded else words
        return "\n\n".join(text for text in help_texts if text), folded


class SectionReader:
    """Sorts the blocks of a page into sections; mistakes in a block are told as it is read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._section = Section(0, "", 1)
        self._sections = [self._section]
        # The answer line whose list of choices may follow, by its place in the section.
        self._awaiting: int | None = None

    def read(self, blocks: Iterable[Block]) -> list[Section]:
        """The sections in page order; the first has no heading."""
        for block in blocks:
            if block.kind is BlockKind.HEADING:
                self._heading(block)
            elif block.kind is BlockKind.PARAGRAPH:
                self._paragraph(block)
            elif block.kind is BlockKind.LIST:
                self._list(block)
            elif block.kind is not BlockKind.COMMENT:
                self._other(block)
        return self._sections

    def _open(self, level: int, title: str, line: int) -> None:
        """Begin a section."""
        self._section = Section(level, title, line)
        self._sections.append(self._section)
        self._awaiting = None

    def _heading(self, block: Block) -> None:
        """Begin a section, unless an underlined answer line only looks like a heading."""
        asked = [(n, line) for n, line in enumerate(block.lines, block.line) if "`" in line]
        found = ((n, line, self._embedded(line)) for n, line in asked)
        number, line, lost = next((f for f in found if f[2] is not None), (0, "", None))
        if lost is not None and len(block.lines) > 1:
            reason = "is made a heading by the dashes under it; leave a blank line between"
            self._not_asked(number, line, lost, reason)
            return
        self._open(block.level, " ".join(block.text.split("\n")), block.line)
        self._collect_spans(block.line, block.lines)
        if lost is not None:
            reason = "stands in a heading; put it on a line of its own below"
            self._not_asked(number, line, lost, reason)

    def _paragraph(self, block: Block) -> None:
        """Take answer lines out of a paragraph; the rest is something to read."""
        if self._code_over_lines(block):
            return
        kept: list[str] = []
        for number, line in enumerate(block.lines, block.line):
            glued = _GLUED_HEADING.fullmatch(line)
            span = code_span(line)
            if glued:
                self._keep_text(kept)
                kept = []
                marks = glued[1]
                self._source.error(
                    number, 1, "E112", f"put a blank after {marks}, or this is not a heading"
                )
                self._open(len(marks), glued[2].strip(), number)
            elif span and not span[0].startswith("="):
                self._keep_text(kept)
                kept = []
                self._answer_line(line, number, *span)
            else:
                kept.append(line)
                self._collect_spans(number, [line])
                self._told_if_loose(number, line)
        self._keep_text(kept)

    def _code_over_lines(self, block: Block) -> bool:
        """Tell and drop a paragraph that is one code span over several lines."""
        text = " ".join(block.lines)
        if len(block.lines) < 2 or not text.lstrip().startswith("`") or not code_span(text):
            return False
        if any(code_span(line) for line in block.lines):
            return False
        lost = loose(text)
        self._not_asked(block.line, block.lines[0], lost or "", "must stand on one line")
        return True

    def _keep_text(self, lines: list[str]) -> None:
        """Add lines to what there is to read; a list after them is no list of choices."""
        if any(line.strip() for line in lines):
            self._section.texts.append("\n".join(lines))
            self._awaiting = None

    def _answer_line(self, line: str, number: int, body: str, offset: int) -> None:
        """Read one answer line."""
        if len(line) - len(line.lstrip(" ")) > 3:
            self._not_asked(
                number, line, loose(body) or "", "is indented; start it at the left margin"
            )
            return
        instruction = read_instruction(self._source, body, number, offset + 1)
        section = self._section
        section.instructions.append(instruction)
        if instruction.keyword is None or not instruction.good_id:
            section.suspect = True
            if instruction.id:
                run_together = re.sub(r"[^a-z0-9]", "", instruction.id.lower())
                section.lost |= {instruction.id, respelled(instruction.id, ""), run_together}
        if instruction.is_question or instruction.keyword is None:
            self._awaiting = len(section.instructions) - 1

    def _list(self, block: Block) -> None:
        """Read a list: choices right after an answer line, else something to read."""
        self._told_if_hidden(block, "stands in a list; put it on a line of its own, after a blank")
        self._collect_spans(block.line, block.lines)
        place = self._awaiting
        section = self._section
        if place is not None and section.instructions[place].keyword in (*_WITH_LIST, None):
            reader = ChoiceReader(self._source, section.choices.setdefault(place, []))
            told = len(self._source.problems)
            reader.read(block)
            asked = section.instructions[place].id
            if asked and len(self._source.problems) > told:
                section.lost.add(asked)
            return
        self._told_if_stray_choices(block)
        section.texts.append(block.source)
        self._awaiting = None

    def _told_if_stray_choices(self, block: Block) -> None:
        """Tell of a list that reads like choices but stands where none are asked for."""
        questions = [i for i in self._section.instructions if i.is_question]
        if not questions or not looks_like_choices(block):
            return
        if questions[-1].keyword in _WITH_LIST and self._awaiting is None:
            # Where choices must be listed, their lack is told at the answer line already.
            if self._section.choices or questions[-1].keyword == "rate":
                message = "this list must stand right after the answer line, in one piece"
                if questions[-1].id:
                    self._section.lost.add(questions[-1].id)
                self._source.error(block.line, 1, "E106", message)
        elif questions[-1].keyword not in _WITH_LIST:
            self._source.error(
                block.line,
                1,
                "E106",
                f"'{questions[-1].keyword}' takes no choices; write 'choose one' or 'choose any'",
            )

    def _other(self, block: Block) -> None:
        """Keep a quote, a code block or anything else as something to read."""
        reasons = {
            BlockKind.QUOTE: "stands in a quote; leave a blank line between the two",
            BlockKind.CODE: "is indented or fenced as code; start it at the left margin",
        }
        self._told_if_hidden(block, reasons.get(block.kind, "is hidden by the mark-up above it"))
        if block.kind is BlockKind.QUOTE:
            self._section.quotes[len(self._section.texts)] = unquoted(block.lines)
            self._collect_spans(block.line, block.lines)
        self._section.texts.append(block.source)
        self._awaiting = None

    def _told_if_hidden(self, block: Block, reason: str) -> None:
        """Tell of the first answer line inside a block in which none is read."""
        told = False
        for number, line in enumerate(block.lines, block.line):
            bare = line.lstrip(" \t>*+-0123456789.)")
            lost = None
            # A list or a quote may well have a line such as "time: later"; ticks show the intent.
            if block.kind not in (BlockKind.LIST, BlockKind.QUOTE) or _TICK.search(line):
                lost = loose(bare)
            if lost is None and block.kind is not BlockKind.CODE:
                lost = self._embedded(line)
            if lost is None:
                continue
            if not told:
                self._not_asked(number, line, lost, reason)
            told = True
            self._section.lost.add(lost)

    def _told_if_loose(self, number: int, line: str) -> None:
        """Tell of words in a paragraph that read like an answer line."""
        lost = loose(line)
        if lost is not None:
            self._not_asked(number, line, lost, "must stand between two ` marks")
        elif (lost := self._embedded(line)) is not None:
            self._not_asked(number, line, lost, "must stand alone on its line")

    def _embedded(self, line: str) -> str | None:
        """The id of an answer line in ticks among other words, or None."""
        if "`" not in line:
            return None
        found = (loose(span[1]) for span in _CODE.finditer(line))
        return next((lost for lost in found if lost is not None), None)

    def _not_asked(self, number: int, line: str, lost: str, reason: str) -> None:
        """Tell of an answer line that does nothing where it stands."""
        column = len(line) - len(line.lstrip()) + 1
        self._source.error(number, column, "E120", f"this looks like an answer line, but {reason}")
        self._section.suspect = True
        self._section.lost.add(lost)

    def _collect_spans(self, first: int, lines: Iterable[str]) -> None:
        """Note every quote of another answer."""
        for number, line in enumerate(lines, first):
            if "`=" in line:
                self._section.spans += [Span(number, at + 1, text) for at, text in spans(line)]
