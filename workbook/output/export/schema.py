"""The shape of ``workbook.json``: the schema that is published, and that a file is held against.

There is only this one description.  ``workbook export --schema`` prints it, and what comes in is
checked by going through it, so that what is published is what holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.notebook.carried import LONGEST_MOMENT, LONGEST_NAME
from workbook.notebook.records import Column

FORMAT = 1
"""The format of the file; a newer one is for a newer Workbook."""

PROGRAM = "workbook"
"""What the file says it comes from."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = Mapping[str, Any]

ID = {"type": "string", "pattern": "^[0-9]{1,19}$"}
MAYBE_ID = {"type": ["string", "null"], "pattern": "^[0-9]{1,19}$"}
TEXT = {"type": "string"}
MAYBE_TEXT = {"type": ["string", "null"]}
NAME = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
FLAG = {"type": "boolean"}

WRITTEN: Schema = {
    "at": {
        "type": "string",
        "maxLength": LONGEST_MOMENT,
        "description": "When it was written: ISO 8601 with its offset, by that device's clock.",
    },
    "order": {
        "type": "integer",
        "minimum": 0,
        "maximum": 9_007_199_254_740_991,
        "description": "Milliseconds; of several versions the highest is shown first.",
    },
    "device": {
        "type": "string",
        "minLength": 1,
        "maxLength": 100,
        "description": "What the device calls itself on which it was written.",
    },
    "more": {
        "type": "object",
        "description": "Fields that a newer Workbook wrote, passed on as they are.",
    },
}
"""What every version of every record has; ``more`` may be left out."""

SAID: Schema = {
    "value": {"description": "What was answered, ids for meaning; null once it was cleared."},
    "asked": {**TEXT, "description": "The question as it was asked then."},
    "type": {**TEXT, "description": "The kind of answer, such as “choose one”."},
    "labels": {
        "type": "object",
        "additionalProperties": TEXT,
        "description": "Words for the ids in the value, as they read then.",
    },
    "version": {"type": "integer", "description": "The page's version then."},
    "private": {**FLAG, "description": "Whether the question was private then."},
}
"""What an answer says, in each of its versions."""


def _object(description: str, properties: Schema, *optional: str) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [name for name in properties if name not in ("more", *optional)],
        "additionalProperties": False,
    }


def _list(of: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{of}"}}


RECORDS: Mapping[str, Schema] = {
    "mentorships": _object(
        "A mentor and the mentee; what it is called is an answer on the page “mentorship”.",
        {"id": ID, "started": TEXT, "archived": FLAG, **WRITTEN},
    ),
    "entries": _object(
        "One filling-in of a page: one meeting's, or one run.",
        {
            "id": ID,
            "page": NAME,
            "mentorship": MAYBE_ID,
            "meeting": {**MAYBE_ID, "description": "Id of the meeting's item."},
            "started": TEXT,
            "finished": MAYBE_TEXT,
            "kept": {
                "type": "object",
                "description": "What its lists showed when it was finished.",
            },
            "archived": FLAG,
            **WRITTEN,
        },
    ),
    "items": _object(
        "One item of a group, such as a goal; what it says are answers with its id.",
        {
            "id": ID,
            "group": NAME,
            "entry": ID,
            "mentorship": MAYBE_ID,
            "made_in": {**MAYBE_ID, "description": "The entry in which it was made."},
            "rank": {**TEXT, "description": "Its place among its siblings, which sort by this."},
            "archived": FLAG,
            "made": TEXT,
            **WRITTEN,
        },
    ),
    "answers": _object(
        "An answer: what it answers, what it says, and what it said before.",
        {
            "entry": ID,
            "item": MAYBE_ID,
            "prompt": NAME,
            "column": {
                "enum": [None, *(column.value for column in Column)],
                "description": "In a row of columns, whose answer it is.",
            },
            **SAID,
            **WRITTEN,
            "others": {
                **_list("version"),
                "description": "Versions of other devices between which nobody has chosen yet.",
            },
            "earlier": {**_list("version"), "description": "What it said before, newest first."},
        },
    ),
}
"""The records of the tables that this program knows."""

OTHER: Schema = _object(
    "A record of a newer Workbook, passed on as it is.",
    {
        "table": NAME,
        "id": {"type": "string", "pattern": "^(0|-?[1-9][0-9]{0,39})$"},
        "fields": {"type": "object"},
        **{name: WRITTEN[name] for name in ("at", "order", "device")},
    },
)

SCHEMA: Schema = {
    "$schema": DIALECT,
    "title": "Everything that a workbook holds",
    **_object(
        "Written by “workbook export”; “workbook import” reads it back.",
        {
            "program": {"const": PROGRAM},
            "format": {"const": FORMAT, "description": "The format of this file."},
            "exported": {**TEXT, "description": "When it was written: ISO 8601 with its offset."},
            "private": {**FLAG, "description": "Whether private answers are in it."},
            **{table: _list(table.rstrip("s")) for table in ("mentorships", "items", "answers")},
            "entries": _list("entry"),
            "other": {**_list("other"), "description": "What this Workbook doesn't know itself."},
        },
    ),
    "$defs": {
        "mentorship": RECORDS["mentorships"],
        "entry": RECORDS["entries"],
        "item": RECORDS["items"],
        "answer": RECORDS["answers"],
        "version": _object("What an answer says or said.", {**SAID, **WRITTEN}),
        "other": OTHER,
    },
}
"""The whole file."""
