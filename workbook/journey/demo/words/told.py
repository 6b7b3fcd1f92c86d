"""What people tell one about one's work, and what one learned from."""

from __future__ import annotations

from typing import NamedTuple


class Heard(NamedTuple):
    """A piece of feedback."""

    heard: str
    who: str
    about: str
    usable: str
    outcome: str


RETURNING = (
    Heard(
        '"You explain the method before you tell us the number."',
        "The manager of {ward}",
        "How I open a talk",
        "The number first, then the method for whoever asks",
        "Said the number first in two talks. Nobody asked for the rest.",
    ),
    Heard(
        '"By the time you were through with the method I had stopped listening."',
        "{who}, on the way out",
        "The first five minutes of my talk",
        "What came out goes first",
        "She came up to me after the next one and asked a question.",
    ),
    Heard(
        '"I skip your first page, because the method is all that stands there."',
        "The board's secretary",
        "The order of my papers",
        "The method goes to the last page",
        "She reads page one now. She told me so, unasked.",
    ),
    Heard(
        '"Nobody doubts your method. So what is the number?"',
        "A consultant at the back of the room",
        "How I answer a question in public",
        "Answer first, explain if they want it",
        "It is quicker. I still feel naked without the method.",
    ),
    Heard(
        '"Half a page of method, and then the thing that I needed this morning."',
        "{who} from {ward}, in a mail",
        "My mails to the wards",
        "First line: the number and the day",
        "They answer the same day now.",
    ),
    Heard(
        '"You defend the figure before anybody has attacked it. It is method, method, method."',
        "The head of service",
        "Our meetings of three",
        "Wait for the doubt before I answer it",
        "Waited twice. There was no doubt at all.",
    ),
    Heard(
        '"I have been here for ten minutes and all I know is how you count."',
        "The manager of {ward}",
        "My part of the Monday round",
        "Two minutes for what came out, the method on request",
        "Two minutes. They asked about the method once, and it was a real question.",
    ),
    Heard(
        '"Lovely method. I still don\'t know what to do."',
        "The director, not unkindly",
        "The winter paper",
        "End each paper with what I would do",
        "The last line says what I would do. They argue with it, which is what I wanted.",
    ),
    Heard(
        '"You hide behind the method, and you don\'t need to."',
        "{who}, over lunch",
        "How I speak when consultants are there",
        "Put the method away for one meeting",
        "Left it at my desk. I felt light, and nobody missed it.",
    ),
)
"""One and the same thing, told by different people in other words."""

HEARD = (
    Heard(
        '"You speak so softly that the last row gives up."',
        "Tom from the front desk",
        "Talks in the big room",
        "Look at the last row while I speak",
        "The last row nodded. I had asked Tom to sit there.",
    ),
    Heard(
        '"Your picture of the admissions hangs in our kitchen."',
        "The sister on {ward}",
        "The one-page picture",
        "More pictures of that kind",
        "Made three more; two of them hang somewhere.",
    ),
    Heard(
        '"You answered my mail at eleven at night. Please don\'t."',
        "{who}",
        "When I send mails",
        "Write at night if I must, send in the morning",
        "Nothing has gone out after seven for a month.",
    ),
    Heard(
        '"I never know whether you agree or are only polite."',
        "Marek",
        "What I say in meetings",
        "Say yes or no in the first sentence",
        "Said no twice. It was fine, and Marek grinned.",
    ),
    Heard(
        '"The colours can\'t be told apart on our printer."',
        "{ward}",
        "Graphs in print",
        "Print it in grey before it goes out",
        "Grey first, always. Two wards have thanked me.",
    ),
    Heard(
        '"You took the pen out of my hand."',
        "Noor",
        "How I help",
        "Sit on the other side of the table",
        "I sit across from her. It is harder for me and better for her.",
    ),
    Heard(
        '"You could be quicker to say that you are stuck."',
        "Ruth",
        "The week before a deadline",
        "Say it on the second day and not on the fifth",
        "Said it on day two. She had the file on her desk.",
    ),
    Heard(
        '"It is a pleasure to hand things to you: they come back whole."',
        "Ines",
        "Work for the audit",
        "Tell others how I do it",
        "Wrote it down for Noor. It is only four lines.",
    ),
    Heard(
        '"Too many columns. We need three of them."',
        "The manager of {ward}",
        "The staffing sheet",
        "Three columns, and the rest on request",
        "Nobody has requested the rest.",
    ),
    Heard(
        '"You smile when you say bad news."',
        "{who}",
        "Telling people about delays",
        "Say it, stop, and let the face do nothing",
        "Odd, but people take it more seriously.",
    ),
)
"""What is told once, or now and then."""

REACTIONS = (
    "Hot face. I wanted to say how much work was in it.",
    "Not true! And then: a little true.",
    "I laughed and felt caught.",
    "I wanted to cry a bit, in the lift.",
    "Glad, and at once suspicious.",
    "Why did nobody say so before?",
)

DECLINED = (
    "It would take a day a month and helps one person",
    "The audit wants it exactly so; I asked",
    "That was about a table I did not make",
)

LEARNING = (
    ("The code club of the infection team", "event", "How short a good script can be."),
    (
        "Writing short, an evening class",
        "course",
        "The first line comes last. I use it every week.",
    ),
    (
        "A day with the bed managers",
        "person",
        "Why seven in the morning is the wrong time to argue.",
    ),
    ("The short book on graphs", "reading", "No legend where a word will do."),
    ("Speaking in big rooms, two afternoons", "course", "Where to look. And that water helps."),
    (
        "The winter plan's working group",
        "project",
        "How slowly things go when all of them are right.",
    ),
    ("Sitting beside Dana on a Thursday", "person", "She reads the date back to them. Always."),
    ("Statistics for people who left it too late", "course", "What I may say, and what I may not."),
    (
        "The region's day on data",
        "event",
        "Two names, and that others count beds worse than we do.",
    ),
    ("A month in the audit office", "project", "Let go: no money for it this year."),
)
