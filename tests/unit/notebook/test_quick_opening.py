"""A large notebook opens from what was kept when it was closed, and says the same."""

from __future__ import annotations

import pytest

from tests.unit.notebook.laptops import GOALS, HOW, WHY, Clock, Laptop, beside, put, said


@pytest.fixture
def large(laptop: Laptop) -> Laptop:
    """A laptop with a large notebook that an app has just closed."""
    notebook = laptop.open(app=True)
    put(notebook, "many words " * 30_000, HOW)
    put(notebook, "first words")
    notebook.close()
    return laptop


def is_kept(laptop: Laptop) -> bool:
    """Whether there is something for the next start."""
    return bool(list(laptop.state.rglob("checkpoint")))


def test_an_app_keeps_it_when_it_closes_a_large_notebook(large: Laptop) -> None:
    assert is_kept(large)
    notebook = large.open()
    assert said(notebook) == "first words"
    assert {answer.key for answer in notebook.snapshot().answers_of(GOALS)} == {HOW, WHY}
    assert notebook.problems == ()


def test_a_command_and_a_small_notebook_keep_nothing(laptop: Laptop, desktop: Laptop) -> None:
    command = laptop.open()
    put(command, "many words " * 30_000)
    command.close()
    small = desktop.open(app=True)
    put(small, "a few words")
    small.close()
    assert not is_kept(laptop)
    assert not is_kept(desktop)


def test_writing_goes_on_from_it(large: Laptop) -> None:
    notebook = large.open()
    put(notebook, "second words")
    assert said(notebook) == said(large.open()) == "second words"
    assert [earlier.value for earlier in notebook.earlier(WHY)] == ["first words"]


def test_what_comes_from_elsewhere_is_laid_over_it(
    large: Laptop, desktop: Laptop, clock: Clock
) -> None:
    desktop.receive(large)
    there = desktop.open()
    clock.turn(minutes=5)
    put(there, "from the desktop")
    answer = there.snapshot().answers[HOW]
    there.delete(answer).result()
    here = large.open()
    assert said(here, HOW)
    put(here, "from the laptop")
    large.receive(desktop)
    here.poll().result()
    for notebook in (here, large.open()):
        assert {said(notebook), *beside(notebook)} == {"from the desktop", "from the laptop"}
        assert said(notebook, HOW) is None
        assert HOW not in notebook.snapshot().answers
