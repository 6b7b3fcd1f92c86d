"""Pages for the tests: one that uses the whole grammar, and small ones made from a few lines."""

from __future__ import annotations

from workbook.pages.model import Page
from workbook.pages.packs import Problem
from workbook.pages.reader import read_page

EVERYTHING = """\
---
page: everything
version: 3
kind: each time
for: me
stage: review
after: goals
minutes: 12
retired: plans.size, mood=grey
sources: A book that helped
language: en
---

# A page with everything in it

Read this first, `=plans.title last`.

## Who you are

What stands here is read before the questions.

### What is your name?

As your friends say it.

`line: name; required; was who; was start/first-name`

### What do you bring along?

> **Why:** it is more than you think.
>
> **Example:** Patience.
> **Source:** a friend.

`text: strengths; at least 10 words; at most 2000 characters; private`

### Which of these fit you?

`choose any: traits; or other; at most 2`

- Curious `curious`
- Stubborn, and proud of it `stubborn`

### How are you, `=name`?

`choose one: mood; required; compare`

1. Fine `fine`
2. Could be better `could-be-better`

## When it is
`when: mood = fine`

### A day
`date: day`

### An hour
`time: hour; if day >= 2026-01-31`

### Shall we meet?
`yes/no: meet`

### How many will come?
`number: guests; at least 1; at most 9; if meet = yes`

## Your plans

Two are enough.

`repeat: plans; at least 1; at most 5; called "Plan"`

### What is the plan?

`line: title; required`

### Which steps lie on the way?

`list: steps; dated; at least 2`

### Closer by

A heading that asks nothing begins a step.

#### How sure are you?

`rate 0 to 10: sure; low "not at all"; high "wholly"`

#### What would make it a little surer?

`text: surer; if sure <= 6; if plans >= 1`

## How you work

Rate each of them.

`rate 1 to 5: habits; low "never"; high "always"; required`

- I set the agenda `agenda`
- I keep what I promise `promise`

## Lowest
`when: habits.agenda <= 2`

You rated this lowest: `=habits lowest`.

### What will you do about it?

`text: remedy; if traits includes curious`

### Something to read

- a list
- that is no choices

```
some code
```

## Looking around

### Your plans so far
`show: plans; only sure >= 5; only title is answered; fields title, sure; add; here`

### What you said last time
`show: remedy; last`

### Which plan first?
`choose one: first; from plans.title`

## A look at each plan

`repeat: checks; over plans; only sure <= 8; called "Check"`

### `=plans.title`
`show: plans.title`

### How does it go?
`choose one: going`

- Well `well`
- Not yet `not-yet`
"""


def page_of(body: str, *, page: str = "sample", extra: str = "") -> str:
    """The text of a page with front matter and title, its body beginning on line 7 plus extra."""
    return f"---\npage: {page}\n{extra}---\n\n# Sample\n\n{body}"


BODY_LINE = 7
"""The line on which the body of ``page_of`` begins, without extra front matter."""


def read(source: str) -> tuple[Page, tuple[Problem, ...]]:
    """Read a page that has to be usable."""
    page, problems = read_page(source, "sample.md")
    assert page is not None, [str(problem) for problem in problems]
    return page, problems


def good(body: str, *, page: str = "sample", extra: str = "") -> Page:
    """The page with this body; there must be no message about it."""
    found, problems = read(page_of(body, page=page, extra=extra))
    assert not problems, [str(problem) for problem in problems]
    return found


def told(body: str, *, extra: str = "") -> list[tuple[int, int, str]]:
    """Line in the body, column and code of every message about a page with this body."""
    _, problems = read_page(page_of(body, extra=extra), "sample.md")
    first = BODY_LINE + extra.count("\n")
    return [(p.line - first + 1, p.column, p.code) for p in problems]
