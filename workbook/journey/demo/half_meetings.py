"""What the half-year says about its meetings: prepared, noted down, thought about afterwards."""

from __future__ import annotations

from workbook.journey.demo.parts import Day, Met, Thing

TALK = "Present the waiting times to the ward managers on my own"
SCRIPTS = "Write R scripts that a colleague can run without asking me"

HELD = (
    Met(
        -66,
        {
            "prep/one-thing": "One goal that is worth an hour a week of mine",
            "prep/want": ["view", "challenge"],
            "notes/said-back": "yes",
            "notes/phrase": '"You don\'t need permission to be prepared."',
            "reflection/depth": "quick",
            "reflection/happened": "Amara asked what I would miss if I moved to another team.",
            "reflection/mattered": "That I answered at once. I would miss explaining the figures.",
            "reflection/try": "Write down every question that a ward asks me this week",
            "reflection/useful": 3,
        },
        noted=(
            ("advice", "Choose the goal that scares you a little"),
            ("person", "Dana in the east wing, she came from nursing"),
            ("decision", "We start with the monthly talk"),
        ),
    ),
    Met(
        -38,
        {
            "prep/one-thing": "An agreement that we would both sign",
            "notes/said-back": "sorted",
            "notes/sent": (
                "Thank you for today. We agreed to keep what we say between the two of us. "
                "I sit in on one ward managers' meeting and ask Farid to read the script."
            ),
            "notes/sent-on": Day(-37),
            "reflection/depth": "quick",
            "reflection/happened": "We filled in half of the agreement and laughed about the rest.",
            "reflection/mattered": "She said that she cancels too often, before I could.",
            "reflection/try": "Say it at once when a date does not suit me",
            "reflection/useful": 4,
        },
        about={
            TALK: {
                "prep/progress.moved": "Sat in once. Nobody asks about the method, only what to do"
            },
        },
        noted=(
            ("decision", "What we talk about stays between us, names as well"),
            ("resource", "The informatics reading list on the shared drive"),
        ),
    ),
    Met(
        -10,
        {
            "prep/one-thing": "What I do when somebody sighs in the middle of my half",
            "prep/want": ["rehearse"],
            "notes/said-back": "yes",
            "notes/phrase": '"Silence is only long for the one who is talking."',
            "reflection/depth": "deep",
            "reflection/sections": ["done", "felt"],
            "reflection/happened": (
                "We walked round the lake and she played the consultant. I stopped twice, then not."
            ),
            "reflection/mattered": "That I could hear the sigh and go on. My hands were cold all the same.",
            "reflection/try": "Breathe out and ask which number they mean",
            "reflection/useful": 5,
            "reflection/thanks": "You sighed very well. I still hear it, and it makes me laugh.",
            "reflection/managed": "I held the whole second half once without looking at the slides.",
            "reflection/within-reach": "The December talk, all of it",
            "reflection/feelings": ["nervous", "proud"],
            "reflection/strength": 4,
        },
        about={
            "Sit in on one ward managers' meeting": {"prep/owed.went": "done"},
            "Ask Farid to read the admissions script": {"prep/owed.went": "done"},
            TALK: {"prep/progress.moved": "Held the second half; Amara took the questions"},
            "Everything I am asked for is urgent, and nobody says by when": {
                "prep/agenda.on": "yes",
                "prep/agenda.minutes": 15,
                "notes/covered.talked": "covered",
                "notes/covered.came-out": "I ask for the day it is needed before I say yes",
            },
        },
        noted=(
            ("advice", "Wait three seconds before you answer a sigh"),
            ("idea", "Begin with the ward that changed something, not with the method"),
            ("decision", "I hold the December talk alone, Amara sits at the back"),
        ),
    ),
)

REVIEWED = Met(
    -8,
    {
        "review/depth": "full",
        "review/surprise": (
            "Three meetings, and I would have said two. And that I kept both promises in October."
        ),
        "review/in-common": "Two of the three wait for figures that somebody else has to send.",
        "review/moved-by": (
            "It rose at the lake. It had dropped before, when I said in front of everyone that the "
            "figures may be wrong."
        ),
        "review/source": "seen",
        "review/seek": "Dana's talk in the east wing on the first Thursday",
        "review/returning": "That I say sorry for a figure before I have said the figure",
        "review/differently": "The number stands in the first line, on slide one as well",
        "review/ask-whom": "Ruth in informatics, how she tests a script before anyone runs it",
        "review/health": {
            "pace": 3,
            "length": 5,
            "honest": 4,
            "stretched": 5,
            "help": 4,
            "aims": 4,
        },
        "review/sentence": "I would like to meet every two weeks until the December talk.",
        "review/fits": "nearly",
        "review/rows": "How often we meet: every two weeks was the plan, and it became four.",
        "review/change": "Send her the slides before they are finished",
        "review/next-on": Day(22),
        "review/news": (
            "Two wards asked for the waiting times by themselves this month. Your question at the "
            "lake, which number they mean, is what opened it."
        ),
        "review/thanks": "For sighing at me for an hour, and for not laughing until the end.",
    },
    about={
        TALK: {
            "review/looks.far": 3,
            "review/looks.proof": "Held the second half in October; two wards asked for more",
            "review/looks.decision": "keep",
        },
        SCRIPTS: {
            "review/looks.far": 2,
            "review/looks.proof": "October comes out the same for all wards but two",
            "review/looks.decision": "keep",
        },
    },
)
"""The one review that was done; it is told like a meeting."""

NEXT = Met(
    4,
    {
        "prep/one-thing": "Hold the whole talk once, and know what to leave out",
        "prep/want": ["rehearse", "challenge"],
    },
    about={
        "How do people here ask for the next grade?": {
            "prep/agenda.on": "yes",
            "prep/agenda.minutes": 15,
        },
        "The board paper quotes my bed figures, with my name under them": {
            "prep/agenda.on": "yes",
            "prep/agenda.minutes": 5,
        },
        "Make the October figures again with the new script": {
            "prep/owed.went": "partly",
            "prep/owed.why": "Two wards count their beds at midnight, the others at noon",
        },
    },
    held=False,
)

HEARD = (
    Thing(
        "feedback/feedback",
        -10,
        {
            "feedback/feedback.heard": '"You apologise for the figures before anyone doubts them."',
            "feedback/feedback.who": "Amara, who sat in the last row",
            "feedback/feedback.about": "How I begin when I show figures",
            "feedback/feedback.usable": "Say where the figures come from, and then stop",
            "feedback/feedback.decision": "test",
            "feedback/feedback.look-on": Day(3),
        },
        met=-10,
    ),
    Thing(
        "feedback/feedback",
        -52,
        {
            "feedback/feedback.heard": '"Your mails are too long for the ward."',
            "feedback/feedback.who": "The ward sister on 4",
            "feedback/feedback.usable": "The number first, the rest for whoever asks",
            "feedback/feedback.decision": "adopt",
            "feedback/feedback.outcome": "She answers the same day now. So do two others.",
        },
    ),
)

LEARNT = (
    Thing(
        "learning/learning",
        -60,
        {
            "learning/learning.what": "The code club of the infection team",
            "learning/learning.kind": "event",
            "learning/learning.state": "done",
            "learning/learning.came": "I saw a script that somebody else can run, and how short it is.",
        },
    ),
)
