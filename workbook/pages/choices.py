"""The list after an answer line: each item a label, and its id in ticks at the end."""

from __future__ import annotations

import re

from msgspec import Struct

from workbook.pages.blocks import Block, Item
from workbook.pages.ids import UniqueNames, is_id, respelled, slug
from workbook.pages.model import Choice
from workbook.pages.source import Source
from workbook.pages.spelling import plain_marks

_TICKS = "`'´‘’"
_WRONG_TICKS = re.compile(r"[‘’´']([a-z][a-z0-9-]*)[‘’´']\s*")


def looks_like_choices(block: Block) -> bool:
    """Whether every item of a list ends in something that is spelled as an id in ticks."""
    parted = [_label_and_id(item.text) for item in block.items]
    return bool(parted) and all(parts and is_id(parts[1]) for parts in parted)


def _label_and_id(text: str) -> tuple[str, str] | None:
    """The words before the code span that ends the text, and what is in the span."""
    if not text.endswith("`") or len(text) < 3:
        return None
    start = text.rfind("`", 0, -1)
    inner = plain_marks(text[start + 1 : -1]).strip()
    if start < 0 or not inner or inner.startswith("="):
        return None
    return text[:start].rstrip(), inner


class ChoiceReader(Struct):
    """Reads lists of choices into ``choices``, which may hold those of a list before.

    Attributes:
        source: Takes the messages.
        choices: Where the choices go.
    """

    source: Source
    choices: list[Choice]

    def read(self, block: Block) -> None:
        """Read one list."""
        lines = {choice.id: choice.line for choice in self.choices}
        taken = UniqueNames()
        for written in lines:
            taken.take(written)
        for item in block.items:
            if parts := _label_and_id(item.text):
                taken.take(parts[1])
        for item in block.items:
            self._item(item, lines, taken)

    def _item(self, item: Item, lines: dict[str, int], taken: UniqueNames) -> None:
        """Read one item; ``lines`` has the ids so far, ``taken`` all that are written."""
        parts = _label_and_id(item.text)
        if parts is None:
            self._without_id(item, lines, taken)
            return
        label, choice_id = parts
        column = plain_marks(self.source.lines[item.last_line - 1]).rfind(choice_id) + 1
        if not is_id(choice_id):
            self.source.error(
                item.last_line,
                column,
                "E103",
                f"the id '{choice_id}' may only hold a-z, 0-9 and single '-'; "
                f"try '{respelled(choice_id, 'choice')}'",
            )
            choice_id = taken.take(respelled(choice_id, "choice"))
        elif choice_id in lines:
            self.source.error(
                item.last_line,
                column,
                "E108",
                f"the choice id '{choice_id}' is already used on line {lines[choice_id]}",
            )
            return
        lines[choice_id] = item.line
        self.choices.append(Choice(choice_id, label or choice_id, item.line))

    def _without_id(self, item: Item, lines: dict[str, int], taken: UniqueNames) -> None:
        """Tell of an item without an id, and propose one where that can be written in."""
        line, words = item.last_line, item.text
        place = len(self.source.lines[line - 1].rstrip()) + 1
        wrong = _WRONG_TICKS.search(words[-60:])
        if not words:
            self.source.error(line, place, "E107", "this choice is empty; write it or take it out")
            return
        if wrong and wrong.end() == len(words[-60:]):
            message = f"the id must stand between two ` marks: `{wrong[1]}`"
            self.source.error(line, place - len(wrong[0].rstrip()), "E107", message)
            proposal = wrong[1]
        elif words.count("`") % 2:
            message = "the id of this choice has only one of its two ` marks"
            self.source.error(line, self.source.lines[line - 1].rfind("`") + 1, "E107", message)
            proposal = words[words.rfind("`") + 1 :].strip()
        else:
            proposal = taken.take(slug(words, "choice"))
            message = f"this choice has no id; end its line with `{proposal}`"
            self.source.error(line, place, "E107", message)
            self.source.propose(line, place, place, f" `{proposal}`")
        if is_id(proposal) and proposal not in lines:
            lines[proposal] = item.line
            self.choices.append(Choice(proposal, words.rstrip(_TICKS), item.line))
