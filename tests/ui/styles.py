"""The styles, parsed once for all apps of a run: the same text always gives the same rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation

Tokens = dict[str, list[Token]]
"""The values of variables, by their names."""


@contextmanager
def parsed_once() -> Iterator[None]:
    """Apps that start meanwhile parse no style that was parsed before with the same colours.

    Each has its own style sheet all the same, with what it holds in its own order.
    """
    with (
        patch("textual.css.stylesheet.tokenize_values", _tokens),
        patch("textual.css.stylesheet.parse", _parsed),
    ):
        yield


def _tokens(values: dict[str, str]) -> Tokens:
    return _tokens_of(tuple(values.items()))


@cache
def _tokens_of(values: tuple[tuple[str, str], ...]) -> Tokens:
    return tokenize_values(dict(values))


def _parsed(
    scope: str,
    css: str,
    read_from: CSSLocation,
    *,
    variable_tokens: Tokens,
    is_default_rules: bool,
    tie_breaker: int,
) -> list[RuleSet]:
    key = (scope, css, read_from, id(variable_tokens), is_default_rules, tie_breaker)
    if key not in _RULES:
        _RULES[key] = list(
            parse(
                scope,
                css,
                read_from,
                variable_tokens=variable_tokens,
                is_default_rules=is_default_rules,
                tie_breaker=tie_breaker,
            )
        )
    return _RULES[key]


_RULES: dict[tuple[str, str, CSSLocation, int, bool, int], list[RuleSet]] = {}
"""What was parsed, by what it was parsed from; tokens are told by where they are, and they stay."""
