"""The forms in which a document leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from workbook.journey.documents.model import Document
from workbook.output.html import to_html
from workbook.output.json import to_json
from workbook.output.markdown import to_markdown


class Format(StrEnum):
    """A form of a document, named like the ending of its file."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


_DRAW: Mapping[Format, Callable[[Document], str]] = {
    Format.MARKDOWN: to_markdown,
    Format.HTML: to_html,
    Format.JSON: to_json,
}


def draw(document: Document, form: Format) -> str:
    """The document in one of its forms, as text that ends with a newline."""
    return _DRAW[form](document)
