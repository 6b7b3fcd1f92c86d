"""Years with several mentors, made from phrases and a seed.

What every telling holds, whatever the seed, so that it can be asked about: an obstacle in the last
spring (everything is urgent), a dip of confidence some nine months ago (a wrong figure), feedback
that keeps returning (method before number), and a purpose that is put into new words each year.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from workbook.journey.demo.bonds import tell_bond, tell_learning
from workbook.journey.demo.calendar import first_day, spells
from workbook.journey.demo.goals import tell_goals
from workbook.journey.demo.life import Life
from workbook.journey.demo.looking import tell_checks, tell_end, tell_reviews
from workbook.journey.demo.speech import Speech
from workbook.journey.demo.story import Act, Story
from workbook.pages.packs import Pack


def years_told(
    pack: Pack,
    now: datetime,
    years: float,
    seed: int,
    progress: Callable[[float], None] | None = None,
) -> tuple[Act, ...]:
    """Everything that was written in so many years, in the order in which it was.

    Args:
        pack: The pages; what they do not ask is left out.
        now: This moment, at which the story ends.
        years: How long it goes on.
        seed: Decides on every choice; the same one tells the same.
        progress: Is told now and then which share of the time has been told.
    """
    speech = Speech(seed)
    life = Life(Story(pack, now, seed), speech, first_day(now.date(), years))
    tell_goals(life)
    tell_checks(life)
    tell_learning(life)
    for spell in spells(now.date(), years, speech):
        bond = tell_bond(life, spell)
        if spell.is_main:
            tell_reviews(life, bond)
            tell_end(life, bond)
    life.live(progress)
    return tuple(life.story.acts)
