"""The blocks of a page, as Markdown sees them, each with its lines.

Only the block structure is taken from markdown-it: it knows where a list ends and what is code.
What stands in a block is read from the file's own lines, which keeps every column exact and every
text as its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from msgspec import Struct, field


class BlockKind(Enum):
    """What a block is."""

    HEADING = auto()
    PARAGRAPH = auto()
    LIST = auto()
    QUOTE = auto()
    CODE = auto()
    COMMENT = auto()
    OTHER = auto()


class Item(Struct):
    """One item of a list, without the items inside it.

    Attributes:
        line: Its first line, from 1.
        last_line: The line on which its own words end.
        text: Its own words, lines joined by a blank.
    """

    line: int
    last_line: int
    text: str = ""


class Block(Struct):
    """One block.

    Attributes:
        kind: What it is.
        line: Its first line, from 1.
        lines: Its lines as written, without blank ones at the end.
        level: The level of a heading, else 0.
        text: The words of a heading, else empty.
        items: The items of a list, those of lists inside it included, in page order.
    """

    kind: BlockKind
    line: int
    lines: list[str]
    level: int = 0
    text: str = ""
    items: list[Item] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The block as Markdown."""
        return "\n".join(self.lines)


_KINDS = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "blockquote_open": BlockKind.QUOTE,
    "code_block": BlockKind.CODE,
    "fence": BlockKind.CODE,
}
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)


def tokens_of(lines: Sequence[str]) -> list[Token]:
    """The block tokens of a page, front matter first if it has one.

    Inline marks are not looked at, and link definitions stay in the text they stand in.
    """
    markdown = MarkdownIt("commonmark").use(front_matter_plugin)
    markdown.disable(["inline", "text_join", "reference"])
    return markdown.parse("\n".join(lines))


def blocks_of(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Block]:
    """The blocks in page order, front matter left out."""
    index = 0
    while index < len(tokens):
        end = _closing(tokens, index)
        token = tokens[index]
        if token.map and token.type != "front_matter":
            yield _block(tokens[index : end + 1], lines)
        index = end + 1


def _closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the one at this index, or that index itself."""
    if tokens[index].nesting != 1:
        return index
    level = tokens[index].level
    end = index + 1
    while end < len(tokens) - 1 and not (tokens[end].nesting == -1 and tokens[end].level == level):
        end += 1
    return end


def _block(tokens: Sequence[Token], lines: Sequence[str]) -> Block:
    """One block from its tokens."""
    first = tokens[0]
    start, end = first.map or (0, 1)
    own = list(lines[start:end])
    while own and not own[-1].strip():
        own.pop()
    kind = _KINDS.get(first.type, BlockKind.OTHER)
    block = Block(kind, start + 1, own)
    if kind is BlockKind.HEADING:
        block.level = int(first.tag[1])
        block.text = tokens[1].content if len(tokens) > 1 else ""
    elif kind is BlockKind.LIST:
        block.items = _items(tokens)
    elif first.type == "html_block" and _COMMENT.fullmatch(block.source):
        block.kind = BlockKind.COMMENT
    return block


def _items(tokens: Sequence[Token]) -> list[Item]:
    """The items of a list and of the lists inside it, in page order."""
    items: list[Item] = []
    open_items: list[Item] = []
    for token in tokens:
        if token.type == "list_item_open":
            line = token.map[0] + 1 if token.map else 1
            item = Item(line, line)
            items.append(item)
            open_items.append(item)
        elif token.type == "list_item_close":
            open_items.pop()
        elif token.map and open_items and token.content:
            item = open_items[-1]
            words = " ".join(part.strip() for part in token.content.split("\n"))
            item.text = f"{item.text} {words}".strip()
            item.last_line = max(item.last_line, token.map[1])
    return items
