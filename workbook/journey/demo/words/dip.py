"""The weeks in which confidence dips: a wrong figure in the winter plan, and what it did."""

from __future__ import annotations

from workbook.journey.demo.words.model import Chapter
from workbook.journey.demo.words.reaching import BEDS

DIP = Chapter(
    BEDS.goal,
    obstacles=(
        "The wrong bed figure went to the board with my name on it; I found it too late and told them",
        "I check everything three times since then, and nothing gets done; I tried a list",
        "I don't pick up when {ward} rings. I let it ring twice and then wrote a mail",
        "I can't look the head of service in the eye. I said sorry twice, and it got no better",
    ),
    wins=(
        "I told the board's secretary about the figure myself, before anybody asked",
        "{who} sat down beside me and we found the wrong line together; I had asked her to",
    ),
    questions=(
        "Have you ever had to take back a figure in front of everybody?",
        "How do I work when I don't trust my own eyes?",
        "Should I still hold the talk next month?",
    ),
    wanted=("My message to the three departments about the wrong figure",),
    one_things=(
        "Only to tell it once, from beginning to end",
        "Know what I say when they ask about the figure",
        "Whether I should hold the talk next month",
    ),
    advice=(
        "Say what was wrong, what is right, and what you changed; then stop",
        "Check it once more and not three times more",
        "Go to the ward. They are kinder than your head",
    ),
    decisions=(
        "I write to all three departments today, five lines",
        "{who} reads every figure that goes to the board until spring",
        "I hold the talk, and the mistake is on the first slide",
    ),
    ideas=("A short list of checks beside the screen",),
    actions=(
        "Write to the three departments what was wrong and what is right",
        "Ask {who} to read the figure before it goes out",
        "Ring {ward} and ask what the mistake has cost them",
    ),
    theirs=("Have a word with the head of service",),
    happened=(
        "I told {mentor} about the wrong figure. She listened to the end and then fetched two teas.",
        "We wrote the message to the departments together. Five lines; I wanted twenty.",
        "I nearly called it off. We sat in the canteen, and she told me about her own wrong figure.",
    ),
    mattered=(
        (
            "I added up the day clinic twice and the board planned forty beds that don't exist. I think "
            "of it at night. She said: you found it. That was the first good sentence in a week."
        ),
        "I believed that I was careful. Now I don't know what I am. It helped to say so aloud.",
        "She has taken back a figure too, in front of more people. And she is still here.",
    ),
    tries=(
        "Say the wrong figure aloud to one person a day, without sorry",
        "Check once and let it go out",
        "Go to {ward} instead of hiding behind mails",
    ),
    moved=(
        "Backwards: the figure was wrong and I had to take it back",
        "All three departments have the right figure now",
        "{ward} said thank you for telling them. Nothing else moved",
    ),
    came_out=(
        "I hold the talk, and say it on the first slide",
        "We check together until spring",
    ),
    phrases=('"You found it."', '"A mistake that is told is half a method."'),
    managed=("I told them before anybody asked.",),
)

SELF_CHECK = {
    "self-check/confidence-from": ["done", "felt"],
    "self-check/confidence-lift": "One figure that goes out and comes back right",
    "self-check/floor": (
        "I told them about the wrong figure myself. It would be lower if somebody else had."
    ),
    "self-check/lift": "Let one figure go out after a single check",
    "self-check/pressure": ["silence", "alone"],
    "self-check/steady": (
        "Not much this time. Tea with {mentor}, and that {who} sat down beside me without a word."
    ),
}
"""What the self-check of that week says besides the marks."""

MOVED_BY = (
    "It dropped when the wrong bed figure went to the board with my name on it. It came back with "
    "the first figure that was right, and because I had told them myself."
)
"""What a review says of it later; private."""
