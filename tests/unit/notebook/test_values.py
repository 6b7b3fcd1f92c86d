"""What the notebook holds in memory is what it would read back."""

from __future__ import annotations

import json
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import pytest

from workbook.notebook.records import Value
from workbook.notebook.values import DEEPEST, NotJsonError, plain


class Sign(StrEnum):
    """Text of another type."""

    DONE = "done"


def nested(levels: int) -> list[Any]:
    """Lists within lists."""
    value: list[Any] = []
    for _ in range(levels - 1):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        None,
        "naïve \U0001f600 \n",
        [True, 1, 1.0, -0.0, 1e300, 2**70],
        {"a": {"b": [{"c": ""}]}},
        [{"line": "{[" * 60}] * 150,
        nested(DEEPEST),
        ("a", ("b",)),
        {"sign": Sign.DONE},
        MappingProxyType({"a": 1}),
    ],
    ids=repr,
)
def test_a_value_becomes_what_a_reload_gives(value: Value) -> None:
    kept = plain(value)
    assert repr(kept) == repr(json.loads(json.dumps(kept)))
    assert type(kept) is not MappingProxyType
    if type(value) in (dict, list):
        assert kept is not value


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        [float("inf")],
        {1: "a"},
        {"a": {1, 2}},
        b"bytes",
        "\ud800",
        {"\ud800": 1},
        10**5000,
        nested(DEEPEST + 2),
        object(),
    ],
    ids=lambda value: str(type(value).__name__),
)
def test_what_would_come_back_differently_is_refused(value: Value) -> None:
    with pytest.raises(NotJsonError, match="goals 7"):
        plain(value, "goals 7")
