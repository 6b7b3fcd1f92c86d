"""What was written as a document: nothing private in it unless it is wanted, and that is said."""

from __future__ import annotations

from tests.unit.journey.build import AMARA, NOW, Notes, builtin
from workbook.journey.documents.written import Taken, written_document
from workbook.journey.review.gathering import gathered
from workbook.notebook.records import Answer, AnswerKey
from workbook.output.formats import Format, draw
from workbook.pages import needs


def filled() -> Notes:
    """A reflection with a private answer and an open one, and an answer from older pages."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    place = notes.at_meeting("reflection", notes.meeting("2026-11-12"))
    prompts = [p for p in notes.pack.pages["reflection"].prompts() if p.type == "text"]
    private = next(p for p in prompts if p.private)
    other = next(p for p in prompts if not p.private and p.group is None)
    notes.say(private.key, "I was afraid", place, private=True)
    notes.say(other.key, "It *went* on", place)
    notes.write(Answer(AnswerKey(place.entry, None, "reflection/gone"), "Old", "Once?", "text"))
    return notes


def taken(notes: Notes, *, everything: bool, page: str | None = None) -> tuple[Taken, str]:
    """The document of a page's entries, or of everything, and its Markdown."""
    known = gathered(notes.reading(), NOW)
    those = [one for one in known.written if page in (None, one.page)]
    found = written_document(known, those, everything=everything)
    return found, draw(found.document, Format.MARKDOWN)


def test_private_answers_and_those_not_asked_now_leave_only_if_they_are_wanted() -> None:
    found, text = taken(filled(), everything=False, page="reflection")
    assert r"It \*went\* on" in text
    assert "I was afraid" not in text
    assert "Old" not in text
    assert found.kept_back == "1 private answer and 1 that is not asked now"

    _, text = taken(filled(), everything=True, page="reflection")
    assert "I was afraid" in text
    assert "Once? (from older pages)" in text


def test_several_entries_are_parts_with_their_day_and_page() -> None:
    notes = filled()
    notes.item(needs.TOPICS, AMARA, what="The raise", kind="question")
    found, text = taken(notes, everything=False)
    assert "## Thu 12 Nov 2026 · Looking back" in text
    assert "· Topic" in text
    assert found.entries == sum(line.startswith("## ") for line in text.splitlines())


def test_an_entry_of_which_nothing_may_leave_is_no_part() -> None:
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    notes.item(needs.TOPICS, AMARA, what="The raise")
    topic = next(iter(notes.items.values()))
    notes.say(needs.TOPIC_WHAT, "Hush", notes.in_item(topic), private=True)
    found, text = taken(notes, everything=False)
    assert "Hush" not in text
    assert found.private == 1
    assert found.entries == sum(line.startswith("## ") for line in text.splitlines())
