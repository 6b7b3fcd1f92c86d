"""How ids and refs are spelled, and which marks are taken for others.

It stands apart from what reads pages: the texts of a page are filled with answers at every start,
which needs no more than this.
"""

from __future__ import annotations

import re

from workbook.pages.model import Ref

ID_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"

BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
"""Blanks that word processors leave where one is meant as it is typed."""

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_AS_TYPED = str.maketrans(
    {
        **dict.fromkeys(BLANKS + _UNSEEN + "\t", " "),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
    }
)
_REF = re.compile(rf"(?:({ID_PATTERN})/)?(?:({ID_PATTERN})\.)?({ID_PATTERN})")


def plain_marks(text: str) -> str:
    """The text with word-processor quotes and blanks as typed ones; no column moves."""
    return text.translate(_AS_TYPED)


def parse_ref(text: str, line: int = 0, column: int = 0) -> Ref | None:
    """The ref written here, or None where it is not spelled as one."""
    found = _REF.fullmatch(text)
    return Ref(found[1], found[2], found[3], line, column) if found else None
