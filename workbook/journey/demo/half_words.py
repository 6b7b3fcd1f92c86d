"""What the half-year says: four months of a hospital data analyst and her two mentors."""

from __future__ import annotations

from workbook.journey.demo.parts import Answers, Day, Line, lines
from workbook.journey.demo.words.agreement import FRAME, PARTS, Row

STARTED = -112
"""The day on which the mentorship with Amara began."""

SECOND_STARTED = -6
"""The day on which the one with Jonas began."""

AMARA: Answers = {
    "mentorship/mentor": "Amara Okafor",
    "mentorship/stage": "settled",
    "mentorship/since": Day(STARTED),
    "mentorship/why": (
        "I moved from the finance office to the hospital's data team in the spring. I know my way "
        "around a spreadsheet, but nobody ever showed me how to tell a room full of consultants "
        "what a number means. Amara has done that for fifteen years, and people listen to her."
    ),
    "mentorship/hope": "Ward managers ring me about a figure instead of going round me",
    "mentorship/channels": ["email", "chat", "in-person"],
    "mentorship/details": "Her room is 2.14; Tom at the front desk (4471) knows when she is free",
    "mentorship/often": "fortnightly",
    "mentorship/learn": ["watching", "doing", "questions"],
    "mentorship/hard-things": (
        "Tell me straight and alone, please. I go quiet at first. Give me until the next day and I "
        "will come back with questions."
    ),
    "mentorship/days": "The month-end report eats the first three working days of every month.",
}

JONAS: Answers = {
    "mentorship/mentor": "Jonas",
    "mentorship/stage": "matched",
    "mentorship/since": Day(SECOND_STARTED),
    "mentorship/why": (
        "Amara says I should have somebody for the programming side as well. Jonas looks after the "
        "scripts of the infection team and has offered to read mine."
    ),
}

FIRST_CHECK: Answers = {
    "self-check/habits": {
        "aims": 2,
        "shared-aims": 1,
        "agenda": 2,
        "ask-feedback": 1,
        "hard-words": 3,
        "follow-through": 4,
        "limits": 2,
        "observe": 3,
        "feelings": 2,
        "stretch": 2,
        "progress": 2,
        "feed-mentor": 1,
        "discretion": 5,
        "time": 4,
    },
    "self-check/strengths": lines(
        "Finding out where a wrong number comes from",
        "Staying calm when the report is due",
        "Explaining things to the new ones",
    ),
    "self-check/confidence": 2,
    "self-check/confidence-from": ["felt"],
    "self-check/confidence-lift": "Having led one talk with her and seen that it was all right",
}

SECOND_CHECK: Answers = {
    "self-check/habits": {
        "aims": 4,
        "shared-aims": 4,
        "agenda": 5,
        "ask-feedback": 2,
        "hard-words": 3,
        "follow-through": 4,
        "limits": 3,
        "observe": 4,
        "feelings": 3,
        "stretch": 3,
        "progress": 4,
        "feed-mentor": 3,
        "discretion": 5,
        "time": 4,
    },
    "self-check/floor": (
        "I did ask Farid what he would change in my script, and it helped. So I can do it when it "
        "is about code. It is people above me that I don't ask."
    ),
    "self-check/lift": "Ask one ward manager, after the talk, what she would leave out",
    "self-check/pressure": ["overload", "silence"],
    "self-check/steady": "A walk round the car park, then ringing my sister on the way home.",
    "self-check/strengths": lines(
        "Finding out where a wrong number comes from",
        "Drawing one picture that says it",
        "Staying calm when the report is due",
        "Explaining things to the new ones",
    ),
    "self-check/skills": lines(
        "Speaking to a room: now 3, want 4", "R that others can run: now 2, want 4"
    ),
    "self-check/helpers": lines(
        "Farid: reads my code", "My sister: tells me when I sell myself short"
    ),
    "self-check/missing": ["doors", "role-model"],
    "self-check/confidence": 4,
    "self-check/confidence-from": ["done", "told"],
}

VIEW: Answers = {
    "goals/view": (
        "I get in at eight and look at last night's admissions. By ten I am on a ward, because they "
        "asked me to come and look at something with them. Nobody checks my figures any more, but "
        "people argue with me about what to do with them. I like that part."
    ),
    "goals/changes": lines(
        "More talking about figures, less copying them",
        "One piece of work with my name on it",
        "No more month-end evenings",
    ),
}

COMPARED: dict[str, Row] = {
    "agreement/purpose": (
        "To help me become someone who explains figures rather than only delivering them",
        "To get her in front of people, and to get her to like it",
        "To help me become someone who explains figures to the people who act on them",
    ),
    "agreement/worth": (
        "I hold the monthly talk, and I no longer dread the week before.",
        "She tells me something about our wards that I did not know.",
        "Both of these, by next summer.",
    ),
    "agreement/not-expected": (
        lines("A post in Amara's team", "Answers at the weekend"),
        lines("A post in my team", "That I know R"),
        lines("A post in Amara's team", "Answers at the weekend", "Help with R"),
    ),
    "agreement/often": ("fortnightly", "monthly", "fortnightly"),
    **FRAME,
    "agreement/reply": ("two-days", "week", None),
    "agreement/quiet": (
        "First three working days of the month",
        "After six, and my clinic days, Tuesday and Wednesday",
        "After six; month-end for me, Tuesdays and Wednesdays for Amara",
    ),
    **PARTS,
    "agreement/rhythm": ("each-meeting", "quarterly", None),
    "agreement/direct": (4, 4, 4),
    "agreement/friction": (
        "I want to have thought it through before I say it. Amara thinks while she talks.",
        None,
        None,
    ),
    "agreement/stuck": (
        "Whoever notices it says so at the next meeting, before anything else.",
        None,
        None,
    ),
}
"""The rows of the agreement that are filled in."""

RAISED = "agreement/rhythm"
"""The row of the agreement that was made a topic."""

CHECKS: Answers = {
    "agreement/checks": (Line("Does every two weeks still suit us both?", 9),),
}
