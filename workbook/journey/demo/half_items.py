"""What the half-year's items say: goals, meetings, actions and topics."""

from __future__ import annotations

from workbook.journey.demo.parts import Day, Line, Thing, lines

GOALS = (
    Thing(
        "goals/goals",
        -100,
        {
            "goals/goals.statement": "Present the waiting times to the ward managers on my own",
            "goals/goals.kind": "skill",
            "goals/goals.horizon": "near",
            "goals/goals.why": "I would stop writing slides for other people to get thanked for.",
            "goals/goals.measure": (
                "Two of the monthly talks held by me from start to end, and at least one ward that "
                "changes something because of what it saw."
            ),
            "goals/goals.now": "I have held half of one talk, with Amara in the room.",
            "goals/goals.by": Day(54),
            "goals/goals.checkpoints": (
                Line("Sit in on the talk and note what people ask", -70, done=True),
                Line("Hold the second half, Amara takes the questions", -24, done=True),
                Line("Rehearse the whole talk with Amara", 4),
                Line("Hold the December talk", 23),
            ),
            "goals/goals.next": "Cut the slides from fourteen to six",
            "goals/goals.model": "Dana, who came from nursing and now runs these talks in the east wing",
            "goals/goals.obstacle": "When a consultant sighs, I say that the figures may be wrong.",
            "goals/goals.if-then": (
                "If somebody sighs, then I wait, breathe out and ask which number they mean"
            ),
            "goals/goals.help": ["rehearse", "hold-me"],
            "goals/goals.talked": "yes",
            "goals/goals.matter": 5,
            "goals/goals.sure": 3,
            "goals/goals.sure-lift": "Having held it once without Amara in the room",
            "goals/goals.status": "moving",
        },
    ),
    Thing(
        "goals/goals",
        -95,
        {
            "goals/goals.statement": "Write R scripts that a colleague can run without asking me",
            "goals/goals.kind": "work",
            "goals/goals.horizon": "far",
            "goals/goals.measure": "Farid makes the month-end report while I am on leave.",
            "goals/goals.by": Day(128),
            "goals/goals.checkpoints": (
                Line("Last month's figures come out the same from the script", 18),
                Line("Farid runs it from my notes alone", 75),
            ),
            "goals/goals.chances": lines(
                "The infection team's code club, first Tuesday of the month"
            ),
            "goals/goals.help": ["open-door"],
            "goals/goals.talked": "partly",
            "goals/goals.matter": 4,
            "goals/goals.sure": 4,
            "goals/goals.status": "moving",
        },
    ),
    Thing(
        "goals/goals",
        -98,
        {
            "goals/goals.statement": "Learn Python as well",
            "goals/goals.kind": "skill",
            "goals/goals.status": "let-go",
            "goals/goals.reason": "Nobody here uses it. I only wanted it because Tom has it.",
        },
        archived=True,
    ),
)

MEETINGS = tuple(
    Thing(
        "meetings/meetings",
        day - 14,
        {
            "meetings/meetings.date": Day(day),
            "meetings/meetings.time": time,
            "meetings/meetings.length": 45,
            "meetings/meetings.place": where,
            "meetings/meetings.aim": aim,
        },
    )
    for day, time, where, aim in (
        (-66, "15:30", "Amara's room, 2.14", "Get to know each other and choose one goal"),
        (-38, "15:30", "Amara's room, 2.14", "Fill in the agreement as far as we get"),
        (-10, "14:00", "Round the lake", "What went wrong in my half of the talk"),
        (4, "14:00", "Amara's room, 2.14", "Rehearse the December talk from start to end"),
    )
)

ACTIONS = (
    Thing(
        "actions/actions",
        -38,
        {
            "actions/actions.what": "Sit in on one ward managers' meeting",
            "actions/actions.owner": "me",
            "actions/actions.due": Day(-26),
            "actions/actions.status": "done",
            "actions/actions.log": (
                Line("Took two pages of notes, mostly their questions", -27, done=True),
            ),
        },
    ),
    Thing(
        "actions/actions",
        -38,
        {
            "actions/actions.what": "Ask Farid to read the admissions script",
            "actions/actions.owner": "me",
            "actions/actions.due": Day(-20),
            "actions/actions.status": "done",
        },
    ),
    Thing(
        "actions/actions",
        -10,
        {
            "actions/actions.what": "Cut the slides to six and send them to Amara",
            "actions/actions.owner": "me",
            "actions/actions.due": Day(-2),
            "actions/actions.status": "open",
        },
        met=-10,
    ),
    Thing(
        "actions/actions",
        -10,
        {
            "actions/actions.what": "Make the October figures again with the new script",
            "actions/actions.owner": "me",
            "actions/actions.due": Day(3),
            "actions/actions.status": "partly",
            "actions/actions.log": (Line("All wards but two come out the same", -3),),
        },
        met=-10,
    ),
    Thing(
        "actions/actions",
        -10,
        {
            "actions/actions.what": "Introduce me to Ruth in the informatics team",
            "actions/actions.owner": "mentor",
            "actions/actions.due": Day(8),
            "actions/actions.status": "open",
        },
        met=-10,
    ),
)

TALKED_ABOUT = (
    Thing(
        "topics/topics",
        -24,
        {
            "topics/topics.what": "Everything I am asked for is urgent, and nobody says by when",
            "topics/topics.kind": "obstacle",
            "topics/topics.state": "covered",
        },
    ),
)

TOPICS = (
    Thing(
        "topics/topics",
        -5,
        {
            "topics/topics.what": "How do people here ask for the next grade?",
            "topics/topics.kind": "question",
            "topics/topics.state": "waiting",
        },
    ),
    Thing(
        "topics/topics",
        -3,
        {
            "topics/topics.what": "The board paper quotes my bed figures, with my name under them",
            "topics/topics.kind": "win",
            "topics/topics.state": "waiting",
        },
    ),
)

WITH_JONAS = (
    Thing(
        "meetings/meetings",
        -5,
        {
            "meetings/meetings.date": Day(11),
            "meetings/meetings.time": "12:30",
            "meetings/meetings.place": "The canteen",
            "meetings/meetings.aim": "Find out whether this suits us both",
        },
    ),
    Thing(
        "topics/topics",
        -4,
        {
            "topics/topics.what": "Which of my scripts would you throw away first?",
            "topics/topics.kind": "question",
            "topics/topics.state": "waiting",
        },
    ),
)
