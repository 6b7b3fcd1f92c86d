"""Which field asks for which type of answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from workbook.notebook.records import Column, Value
from workbook.pages.model import AnswerType, Choice, Prompt
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.cells import RateField, YesNoField
from workbook.ui.widgets.fields.choice import ChoiceField, ChoicesField
from workbook.ui.widgets.fields.line import DateField, LineField, NumberField, TimeField
from workbook.ui.widgets.fields.list import ListField
from workbook.ui.widgets.fields.ratings import RatingsField
from workbook.ui.widgets.fields.text import TextField

FIELDS: Mapping[AnswerType, type[Field]] = MappingProxyType(
    {
        AnswerType.LINE: LineField,
        AnswerType.TEXT: TextField,
        AnswerType.LIST: ListField,
        AnswerType.NUMBER: NumberField,
        AnswerType.DATE: DateField,
        AnswerType.TIME: TimeField,
        AnswerType.YES_NO: YesNoField,
        AnswerType.CHOOSE_ONE: ChoiceField,
        AnswerType.CHOOSE_ANY: ChoicesField,
        AnswerType.RATE: RateField,
    }
)
"""The field of every answer type; a ``rate`` with statements is a ``RatingsField`` instead."""


def make_field(
    prompt: Prompt,
    value: Value,
    *,
    today: date,
    choices: Sequence[Choice] | None = None,
    labels: Mapping[str, str] | None = None,
    column: Column | None = None,
    read_only: bool = False,
    id: str | None = None,  # noqa: A002 - the name that every widget uses
) -> Field:
    """The field for a prompt, showing this value.

    Args:
        prompt: What is asked.
        value: The answer as it is kept; one that does not fit is kept until the person edits.
        today: The day on which words such as "fri" are understood.
        choices: What can be chosen, where that isn't ``prompt.choices`` (``from``).
        labels: Words for ids in the value that are no longer among the choices.
        column: Whose answer of a ``compare`` row it is.
        read_only: Only to be read.
        id: The widget's id.
    """
    kind = FIELDS[prompt.type]
    if prompt.type is AnswerType.RATE and prompt.choices:
        kind = RatingsField
    if issubclass(kind, ChoicesField):
        return kind(
            prompt,
            value,
            today=today,
            choices=choices,
            labels=labels,
            column=column,
            read_only=read_only,
            id=id,
        )
    return kind(prompt, value, today=today, column=column, read_only=read_only, id=id)
