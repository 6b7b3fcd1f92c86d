"""How what is read on a page is said: prose, answers from elsewhere, and items as lines."""

from __future__ import annotations

from workbook.journey.cards import CardView
from workbook.journey.documents.plain import plain
from workbook.journey.lists import AnswerView, GroupView
from workbook.journey.views import ProseView
from workbook.plain.prose import prose, spoken
from workbook.plain.session import Session

PRIVATE = "(private)"
"""Stands behind what is private."""


def tell(session: Session, view: ProseView | AnswerView | GroupView) -> None:
    """Say what is only read."""
    if isinstance(view, GroupView):
        if view.group.over is not None and view.source is None:
            _tell_gone_through(session, view)
        else:
            tell_list(session, view)
        return
    if not view.title and not view.text:
        return
    session.say()
    lock = f" {PRIVATE}" if view.private else ""
    if view.title:
        session.say(f"{prose(view.title)}{lock}")
    if isinstance(view, ProseView):
        session.say(prose(view.text))
        return
    session.say(view.text or "Nothing is there yet.")
    if view.kept and view.kept != view.text:
        session.say(f"It said then: {view.kept}")


def _tell_gone_through(session: Session, view: GroupView) -> None:
    """Say what stands over items that are gone through one by one; each is said when it comes."""
    tell_heading(session, view)
    count = len(view.cards)
    several = f"{count} to go through, one by one; .next leaves the rest."
    session.say(several if count > 1 else "One to go through." if count else "Nothing is here.")


def tell_list(session: Session, view: GroupView, *, numbered: bool = False) -> None:
    """Say a list's heading, its help and its items.

    Args:
        session: The sitting.
        view: The list.
        numbered: Each item has the number by which it is opened.
    """
    tell_heading(session, view)
    tell_cards(session, view, numbered=numbered)


def tell_heading(session: Session, view: GroupView) -> None:
    """Say what stands over a list."""
    session.say()
    if view.title:
        session.say(prose(view.title))
    if view.help:
        session.say(prose(view.help))


def tell_cards(session: Session, view: GroupView, *, numbered: bool) -> None:
    """Say the items of a list, each in a line, and what they add up to."""
    for number, card in enumerate(view.cards, 1):
        mark = f"{number}. " if numbered else "- "
        session.say(f"{mark}{card_words(session, card)}")
    if not view.cards:
        session.say("Nothing is here yet.")
    if view.archived:
        session.say(f"{view.archived} put away.")
    if view.sum:
        session.say(f"{spoken(view.sum)}.")


def card_words(session: Session, card: CardView) -> str:
    """An item in one line: what it is about, then the few things to tell of it."""
    facts = [fact.say(session.today) for fact in card.facts]
    quick = plain(card.quick.label) if card.quick is not None and card.quick.label else ""
    if card.quick is not None and card.quick.is_tick:
        quick = "on it" if card.quick.value == "yes" else ""
    away = "put away" if card.item.archived else ""
    beside = "; ".join(dict.fromkeys(part for part in (*facts, quick, card.said, away) if part))
    lock = f" {PRIVATE}" if card.private else ""
    return f"{card.title}{lock}{f' ({beside})' if beside else ''}"
