"""Words reach a widget as words: nothing but a literal may be read as markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "workbook" / "ui"

READ_AS_MARKUP = frozenset(
    {"Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Select", "Collapsible"}
)
"""Widgets that read a text which they are given as markup."""

TITLES = frozenset({"border_title", "border_subtitle", "tooltip"})
"""Attributes that are read as markup."""


def is_words(value: ast.expr) -> bool:
    """Whether an expression is a literal without markup, or a content by the look of it."""
    match value:
        case ast.Constant(value=str(text)):
            return "[" not in text
        case ast.JoinedStr():
            return False
        case ast.IfExp(body=body, orelse=other):
            return is_words(body) and is_words(other)
        case ast.BoolOp(values=values):
            return all(map(is_words, values))
        case ast.Name(id=name):
            return name.isupper()  # a constant, whose text is looked at where it stands
        case _:
            return True


def texts_of(tree: ast.AST) -> Iterator[ast.expr]:
    """Every expression that a widget would read as markup."""
    arguments = (node for node in ast.walk(tree) if isinstance(node, ast.arg))
    contents = {arg.arg for arg in arguments if _last(arg.annotation) == "Content"}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[text, *_], keywords=words):
                plain = any(word.arg == "markup" for word in words)
                if name in READ_AS_MARKUP and not plain and not _is_content(text, contents):
                    yield text
            case ast.Assign(targets=targets, value=value):
                named = (part for part in targets if isinstance(part, ast.Attribute))
                if any(part.attr in TITLES for part in named):
                    yield value
            case ast.Call(func=ast.Attribute(attr="from_markup"), args=[text, *_]):
                yield text


def _last(annotation: ast.expr | None) -> str:
    """The name of a type."""
    return annotation.id if isinstance(annotation, ast.Name) else ""


def _is_content(text: ast.expr, contents: set[str]) -> bool:
    """Whether an expression is an argument that a function takes as a content."""
    return isinstance(text, ast.Name) and text.id in contents


def test_no_text_is_read_as_markup() -> None:
    found = [
        f"{path.relative_to(UI)}:{text.lineno}"
        for path in sorted(UI.rglob("*.py"))
        for text in texts_of(ast.parse(path.read_text(encoding="utf-8")))
        if not is_words(text)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Static(name)", True),
        ("Static(f'of {name}')", True),
        ("Static('a [b]bold[/b] word')", True),
        ("Static('words' if short else name)", True),
        ("rows.border_title = name", True),
        ("Content.from_markup(name)", True),
        ("Static(name, markup=False)", False),
        ("Static(Content(name))", False),
        ("Static(WELCOME, id='welcome')", False),
        ("rows.border_title = 'Steps'", False),
    ],
)
def test_the_rule_sees_what_it_forbids(source: str, found: bool) -> None:
    texts = list(texts_of(ast.parse(source)))
    assert any(not is_words(text) for text in texts) is found
