"""Two laptops, one workbook: nothing that a person had not seen is ever written over."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.notebook.laptops import GOALS, HOW, WHY, Clock, Laptop, answer, beside, put, said
from workbook.notebook.ids import new_id
from workbook.notebook.records import Item
from workbook.notebook.snapshot import settled


def both_write(laptop: Laptop, desktop: Laptop, clock: Clock) -> None:
    """Both answer the same question, the desktop later, then the folders are synced."""
    put(laptop.open(), "on the laptop")
    clock.turn(minutes=5)
    put(desktop.open(), "on the desktop")
    laptop.receive(desktop)
    desktop.receive(laptop)


def test_two_that_wrote_unseen_are_both_kept_and_alike_on_both(
    laptop: Laptop, desktop: Laptop, clock: Clock
) -> None:
    both_write(laptop, desktop, clock)
    for machine in (laptop, desktop):
        notebook = machine.open()
        assert said(notebook) == "on the desktop"
        assert beside(notebook) == ["on the laptop"]
        (other,) = notebook.snapshot().answers[WHY].others
        assert other.at.startswith("2026-11-22T09:00:00")
        assert other.device


def test_a_plain_edit_keeps_the_other_version_beside_it(
    laptop: Laptop, desktop: Laptop, clock: Clock
) -> None:
    both_write(laptop, desktop, clock)
    notebook = laptop.open()
    put(notebook, "on the desktop, edited")
    assert said(notebook) == "on the desktop, edited"
    assert beside(notebook) == ["on the laptop"]


def test_own_words_from_before_are_not_superseded_by_an_edit_of_others(
    laptop: Laptop, desktop: Laptop, clock: Clock
) -> None:
    notebook = laptop.open()
    put(notebook, "on the laptop")
    clock.turn(minutes=5)
    put(desktop.open(), "on the desktop")
    laptop.receive(desktop)
    notebook.poll().result()
    for words in ("on the desktop, e", "on the desktop, edited"):
        put(notebook, words)
        assert said(notebook) == words
        assert beside(notebook) == ["on the laptop"]


def test_choosing_settles_it_everywhere(laptop: Laptop, desktop: Laptop, clock: Clock) -> None:
    both_write(laptop, desktop, clock)
    notebook = laptop.open()
    current = notebook.snapshot().answers[WHY]
    notebook.write(settled(current, current.others[0].value)).result()
    desktop.receive(laptop)
    for opened in (notebook, desktop.open()):
        assert said(opened) == "on the laptop"
        assert beside(opened) == []


def test_keeping_what_is_shown_is_a_choice_too(
    laptop: Laptop, desktop: Laptop, clock: Clock
) -> None:
    both_write(laptop, desktop, clock)
    notebook = laptop.open()
    current = notebook.snapshot().answers[WHY]
    notebook.write(current).result()
    assert beside(notebook) == ["on the laptop"], "handing back what was read chooses nothing"
    notebook.write(settled(current, current.value)).result()
    assert beside(notebook) == []
    assert said(laptop.open()) == "on the desktop"


def test_the_same_words_in_other_circumstances_are_one_version(
    laptop: Laptop, desktop: Laptop
) -> None:
    laptop.open().write(answer("weekly", asked="How often?")).result()
    desktop.open().write(answer("weekly", asked="How often do we meet?")).result()
    laptop.receive(desktop)
    notebook = laptop.open()
    assert beside(notebook) == []
    put(notebook, "monthly")
    assert beside(notebook) == []


def test_what_arrives_while_someone_types_is_kept_beside_it(
    laptop: Laptop, desktop: Laptop, clock: Clock
) -> None:
    notebook = laptop.open()
    put(notebook, "first")
    desktop.receive(laptop)
    opened = notebook.snapshot().answers[WHY]  # the field is opened: this is what the person sees
    put(desktop.open(), "changed on the desktop")
    laptop.receive(desktop)
    assert notebook.poll().result() is True
    assert said(notebook) == "changed on the desktop"
    clock.turn(seconds=30)
    notebook.write(replace(opened, value="typed on the laptop")).result()
    assert said(notebook) == "typed on the laptop"
    assert beside(notebook) == ["changed on the desktop"]


def test_own_later_saves_of_an_open_field_supersede_each_other(
    laptop: Laptop, desktop: Laptop, clock: Clock
) -> None:
    notebook = laptop.open()
    put(notebook, "first")
    desktop.receive(laptop)
    opened = notebook.snapshot().answers[WHY]
    notebook.write(replace(opened, value="first, typed")).result()
    put(desktop.open(), "from the desktop")
    laptop.receive(desktop)
    for words in ("first, typed o", "first, typed on"):
        clock.turn(seconds=1)
        notebook.poll().result()
        notebook.write(replace(opened, value=words)).result()
    assert said(notebook) == "first, typed on"
    assert beside(notebook) == ["from the desktop"]


def test_a_field_that_was_empty_when_it_was_opened_does_not_hide_what_arrived(
    laptop: Laptop, desktop: Laptop, clock: Clock
) -> None:
    notebook = laptop.open()
    put(desktop.open(), "from the desktop")
    laptop.receive(desktop)
    notebook.poll().result()
    clock.turn(seconds=5)
    notebook.write(answer("typed into the empty field")).result()
    assert said(notebook) == "typed into the empty field"
    assert beside(notebook) == ["from the desktop"]


def test_what_another_process_of_this_device_wrote_meanwhile_is_not_lost(
    laptop: Laptop, clock: Clock
) -> None:
    one = laptop.open()
    put(one, "first")
    opened = one.snapshot().answers[WHY]
    two = laptop.open()
    put(two, "captured")
    clock.turn(seconds=5)
    one.write(replace(opened, value="typed")).result()
    three = laptop.open()
    assert said(three) == "typed"
    assert beside(three) == ["captured"]
    one.poll().result()
    assert beside(one) == ["captured"]


def test_a_save_shows_at_the_next_poll_what_others_wrote_before_it(
    laptop: Laptop, desktop: Laptop
) -> None:
    notebook = laptop.open()
    put(desktop.open(), "elsewhere", HOW)
    laptop.receive(desktop)
    put(notebook, "here")  # an append reads what others added, so that its order is right
    notebook.poll().result()
    assert said(notebook, HOW) == "elsewhere"


def test_poll_says_whether_there_was_anything(laptop: Laptop, desktop: Laptop) -> None:
    notebook = laptop.open()
    heard: list[int] = []
    notebook.subscribe(lambda: heard.append(1))
    assert notebook.poll().result() is False
    assert heard == []
    put(desktop.open(), "elsewhere")
    laptop.receive(desktop)
    assert notebook.poll().result() is True
    assert heard == [1]
    assert notebook.poll().result() is False


def test_a_clear_meets_words_that_it_has_not_seen(laptop: Laptop, desktop: Laptop) -> None:
    put(laptop.open(), "first")
    desktop.receive(laptop)
    put(laptop.open(), None)
    put(desktop.open(), "first and more")
    laptop.receive(desktop)
    notebook = laptop.open()
    assert {said(notebook), *beside(notebook)} == {None, "first and more"}


def test_an_edit_outlives_a_deletion_that_had_not_seen_it(laptop: Laptop, desktop: Laptop) -> None:
    first = laptop.open()
    put(first, "first")
    desktop.receive(laptop)
    put(desktop.open(), "edited on the desktop")
    first.delete(first.snapshot().answers[WHY]).result()
    laptop.receive(desktop)
    assert said(laptop.open()) == "edited on the desktop"


def test_of_an_item_the_newest_counts_and_the_next_change_settles_it(
    laptop: Laptop, desktop: Laptop, clock: Clock
) -> None:
    item = Item(id=new_id(), group="goals/goals", entry=GOALS, rank="i")
    one, two = laptop.open(), desktop.open()
    one.write(item).result()
    desktop.receive(laptop)
    two.poll().result()
    one.write(replace(one.snapshot().items[item.id], rank="k")).result()
    clock.turn(minutes=1)
    two.write(replace(two.snapshot().items[item.id], archived=True)).result()
    laptop.receive(desktop)
    one.poll().result()
    assert one.snapshot().items[item.id] == replace(item, archived=True)
    one.write(replace(one.snapshot().items[item.id], archived=False)).result()
    assert one.snapshot().items[item.id] == item
    assert laptop.open().snapshot().items[item.id] == item


def test_earlier_versions_are_what_each_sitting_left(laptop: Laptop, clock: Clock) -> None:
    notebook = laptop.open()
    for words in ("m", "mo", "more time"):
        put(notebook, words)
    clock.turn(minutes=31)
    put(notebook, "more time for code")
    put(notebook, "more time for coding")
    clock.turn(minutes=31)
    put(notebook, None)
    told = notebook.earlier(WHY)
    assert [version.value for version in told] == ["more time for coding", "more time"]
    assert told[1].at.startswith("2026-11-22T09:00:00")
    assert told[1].asked == "Why now?"
    assert told == laptop.open().earlier(WHY)
    put(notebook, "more time")
    assert [version.value for version in notebook.earlier(WHY)] == ["more time for coding"]


def test_one_sitting_lasts_while_there_are_writes(laptop: Laptop, clock: Clock) -> None:
    notebook = laptop.open()
    put(notebook, "a")
    for length in range(2, 6):
        clock.turn(minutes=29)
        put(notebook, "a" * length)
    assert notebook.earlier(WHY) == ()


def test_each_opening_is_a_sitting_of_its_own(laptop: Laptop) -> None:
    for words in ("one", "two", "three"):
        notebook = laptop.open()
        put(notebook, words)
        notebook.close()
    assert [version.value for version in laptop.open().earlier(WHY)] == ["two", "one"]


def test_of_what_was_never_written_there_is_nothing_earlier(laptop: Laptop) -> None:
    assert laptop.open().earlier(HOW) == ()


def test_clean_text_is_read_from_earlier_versions_too(laptop: Laptop, clock: Clock) -> None:
    notebook = laptop.open()
    put(notebook, "lines\r\nof \x1b[31mred")
    clock.turn(hours=1)
    put(notebook, "new")
    assert [version.value for version in notebook.earlier(WHY)] == ["lines\nof [31mred"]
