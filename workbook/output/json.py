"""A document as JSON with the same keys in every case, for scripts."""

from __future__ import annotations

import json
from typing import Any

from workbook.journey.documents.model import (
    Answered,
    Block,
    Document,
    Line,
    Listing,
    Paragraph,
    Section,
)
from workbook.notebook.clean import clean_value


def to_json(document: Document) -> str:
    """The document as one JSON object that ends with a newline.

    ``document`` names its kind, ``sections`` are known by their ``key``, and each block says its
    ``type``: ``paragraph``, ``list`` or ``answer``.  Where there is nothing stands null, "" or an
    empty list.
    """
    found = {
        "document": document.name,
        "title": document.title,
        "subtitle": list(document.subtitle),
        "day": document.day.isoformat() if document.day is not None else None,
        "sections": [_section(section) for section in document.sections],
    }
    return json.dumps(clean_value(found), indent=2, ensure_ascii=False) + "\n"


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "level": section.level,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(text):
            return {"type": "paragraph", "text": text}
        case Listing(lines, numbered):
            return {
                "type": "list",
                "numbered": numbered,
                "lines": [_line(line) for line in lines],
            }
        case Answered(question, answer):
            return {"type": "answer", "question": question, "answer": _block(answer)}


def _line(line: Line) -> dict[str, Any]:
    return {
        "text": line.text,
        "done": line.done,
        "detail": line.detail,
        "notes": list(line.notes),
    }
