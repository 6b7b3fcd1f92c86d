"""What a change says is left for later only where that takes nothing for good that is not."""

from __future__ import annotations

import pytest

from workbook.notebook.act_lines import act_of, read_json, read_later, read_quickly

LINE = b'{"f":1,"dev":"a","n":3,"at":"","order":5,"sit":"","set":[%b],"sum":"00000000"}'
CHANGE = b'{"t":"answers","i":"7","v":%b,"seen":{"b":2}}'


@pytest.mark.parametrize(
    ("said", "value"),
    [(b'{"value": "words"}', {"value": "words"}), (b"null", None)],
)
def test_a_plain_change_says_later_what_it_says_at_once(
    said: bytes, value: dict[str, str] | None
) -> None:
    act = read_quickly(LINE % (CHANGE % said))
    assert act is not None
    assert (act.writer, act.number, act.order) == ("a", 3, 5)
    (change,) = act.changes
    assert (change.table, change.key, change.seen) == ("answers", "7", {"b": 2})
    later = change.value
    assert (read_later(later) if isinstance(later, bytes) else later) == value


@pytest.mark.parametrize(
    "change",
    [
        CHANGE % b'["no object"]',
        CHANGE % b'"words"',
        CHANGE % b'{"value": "\xff"}',
        CHANGE % b'{"value": "\\ud800"}',
        (CHANGE % b"{}").replace(b'"7"', b'"07"'),
        (CHANGE % b"{}").replace(b'"7"', b'"\xd9\xa7"'),
        (CHANGE % b"{}").replace(b"2}", b"2.0}"),
        (CHANGE % b"{}").replace(b'"seen"', b'"from":null,"seen"'),
    ],
)
def test_what_is_not_plain_is_not_left_for_later(change: bytes) -> None:
    assert read_quickly(LINE % change) is None


@pytest.mark.parametrize("change", [b'["no object"]', b'"words"', b"3"])
def test_a_change_that_says_no_object_is_no_act(change: bytes) -> None:
    content = read_json(LINE % (CHANGE % change))
    assert isinstance(content, dict)
    assert act_of(content) is None
