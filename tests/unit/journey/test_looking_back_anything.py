"""Whatever the notebook holds, looking back never fails, and what it shows can be opened."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.journey.build import AMARA, JONAS, TODAY, Notes
from tests.unit.journey.test_anything import notebooks
from workbook.journey.then_and_now.model import Looked
from workbook.journey.then_and_now.topics import topics
from workbook.journey.trends.collecting import trends
from workbook.journey.trends.model import Drawing

MENTORSHIPS = st.sampled_from((AMARA, JONAS, None, 4242))


@settings(deadline=None, derandomize=True, max_examples=effort(200))
@given(notebooks(), MENTORSHIPS)
def test_nothing_that_was_written_keeps_the_trends_from_being_shown(
    notes: Notes, mentorship: int | None
) -> None:
    for trend in trends(notes.reading(), mentorship, TODAY):
        assert trend.says
        assert trend.short
        low, top = trend.scale
        for point in trend.points:
            assert point.place.page.id in notes.pack.pages
            assert not point.prompt or point.place.page.prompt(point.prompt) is not None
            assert trend.drawing is not Drawing.MARKS or low <= point.value <= top
        if not trend.points:
            assert trend.short in ("no data yet", "hidden for now")


@settings(deadline=None, derandomize=True, max_examples=effort(200))
@given(notebooks(), MENTORSHIPS)
def test_nothing_that_was_written_keeps_then_from_standing_beside_now(
    notes: Notes, mentorship: int | None
) -> None:
    looked = Looked(notes.reading(), mentorship, TODAY, lambda _key: ())
    found = topics(looked)
    assert len({topic.id for topic in found}) == len(found)
    for topic in found:
        story = topic.tell(looked)
        for one in story.sayings:
            assert one.place.page.id in notes.pack.pages
            assert one.words or one.source
            assert story.now(one) is not one
