"""Names of files and folders that every computer can take, made of words that people wrote."""

from __future__ import annotations

import re
import unicodedata

from workbook.notebook.clean import clean

LONGEST = 60
"""Characters of a name without its ending."""

MOST_BYTES = 180
"""Its bytes, of which a file system allows 255 with the ending and a number."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
"""What some system has a meaning for in a path."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of signs that nobody sees in a list of files."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|\s*$)", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""

NAMELESS = "Without a name"


def file_name(words: str) -> str:
    """The words as a name without an ending: never empty, hidden, an option, or a path."""
    said = unicodedata.normalize("NFC", clean(words))
    said = "".join(sign for sign in said if sign in "\t\n" or _is_seen(sign))
    said = " ".join(_FORBIDDEN.sub(" ", said).split())
    # A dot or a dash at the beginning hides a file or looks like an option; Windows takes away
    # dots at the end.
    said = said[:LONGEST].encode()[:MOST_BYTES].decode(errors="ignore")
    said = said.lstrip(".-~ ").rstrip(". ")
    if _RESERVED.match(said):
        said = f"{said.partition('.')[0].rstrip()} (page)"
    return said or NAMELESS


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in _UNSEEN or sign in "\u200c\u200d"


class Names:
    """The names given in one folder: none twice, in whatever case it is written."""

    def __init__(self, *taken: str) -> None:
        self._taken = {_alike(name) for name in taken}

    def give(self, words: str, ending: str = "") -> str:
        """A name for these words that was not given yet."""
        stem = file_name(words)
        name, number = f"{stem}{ending}", 1
        while _alike(name) in self._taken:
            number += 1
            name = f"{stem} ({number}){ending}"
        self._taken.add(_alike(name))
        return name


def _alike(name: str) -> str:
    """What two names have in common that some file system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
