"""Phrases that fit every season: what held things up, thanks, places, moods."""

from __future__ import annotations

SLOTS: dict[str, tuple[str, ...]] = {
    "who": ("Farid", "Dana", "Tom", "Ruth", "Lena", "Marek", "Ines", "Yusuf", "Karin"),
    "ward": (
        "ward 4",
        "maternity",
        "the stroke unit",
        "the east wing",
        "the children's ward",
        "intensive care",
        "the day clinic",
        "ward 7",
        "the emergency desk",
    ),
    "report": (
        "the month-end report",
        "the waiting times",
        "the infection table",
        "the staffing sheet",
        "the bed figures",
        "the theatre list",
        "the discharge report",
        "the yearly summary",
    ),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
}
"""What may stand where a phrase leaves a gap."""

HELD_UP = (
    "{who} was on leave until {day}",
    "Month end",
    "I put it off because I don't like ringing people",
    "{ward} sent the wrong file, and then the right one too late",
    "It turned out to be two things, and I did the smaller",
    "I forgot it until I read it here",
    "The room was taken",
    "I was ill for two days",
    "Too big for one week; I should have cut it",
    "{report} came in between",
    "I wrote it and did not send it",
    "Nobody was there on {day}",
)

DROPPED = (
    "It has settled itself: {who} did it",
    "By now it serves nobody",
    "I said it to be polite, and we both knew",
    "{ward} has found another way",
    "Too late for it to make a difference",
    "It was never mine to do",
)

WAYS = (
    "Wrote to {who}; waiting",
    "Half of it is done, the dull half",
    "Rang {ward}, back on {day}",
    "{who} helped me to begin",
    "Tried it once; it needs another go",
)
"""What happened along the way of an action."""

OFFERS = (
    "The article on waiting lists that {who} sent round",
    "An hour on her tables, if she wants it",
    "News from {ward}: they have a new manager",
    "The picture of the admissions, for her own talk",
    "A name: {who} knows the new system",
    "Cake",
    "The list of courses for spring",
    "A spare ticket for the open day",
)

SEND = (
    "The agenda",
    "The draft of {report}",
    "One page on what moved",
    "The picture, so that she can look at it first",
    "My three questions",
)

THANKS = (
    "You asked what I was afraid of, and did not answer it for me. I have used that twice since.",
    "Thank you for reading it twice. The first line is clear now.",
    "That you told me of your own mistake made mine smaller.",
    "You stopped on time. I never say so, and it matters.",
    "The name you gave me has answered on the same day.",
    "You laughed at the right moment, and then I could as well.",
    "Thank you for not being quick with an answer.",
    "Your list of checks hangs beside my screen.",
    "For the tea, and for the ten minutes without a word about work.",
)

PEOPLE = (
    "{who}, who did the same for {ward} last year",
    "Somebody in the region's office: Mrs Halvorsen, reads everything",
    "The librarian on the second floor, finds any paper in an hour",
    "{who}'s cousin at the city hospital; they count like us",
    "The new head of {ward}, asks good questions",
    "Mr Brandt from personnel, better by phone",
)

RESOURCES = (
    "The short book on graphs with the green cover",
    "The informatics reading list on the shared drive",
    "A talk on saying no, twenty minutes, online",
    "{who}'s folder with old board papers",
    "The region's guide on bed counts, chapter 3",
    "The evening class on writing, begins in the new year",
    "A template for one-page papers, from the audit office",
)

WATCHED = (
    "{who} in the meeting on {day}. She let the question stand, drank some water, then answered.",
    "{who}, on the phone to {ward}: asked for the day, wrote it down, read it back, hung up.",
    "The new consultant. He said I don't know, and by when he would.",
    "{who} gave a figure back that was wrong. Two sentences, no sorry, next point.",
)

BORROW = (
    "The sip of water",
    "Reading the day back to them",
    "By when I will know",
    "Two sentences and the next point",
    "Naming the page",
)

ALIKE = (
    "Came from another job as well",
    "Quiet at first, like me",
    "Began here in the same year",
    "Doesn't like the phone either",
)

OWN_STORY = (
    "Her first year was one long apology, she says. I can't picture it.",
    "That she applied three times. I thought such people are simply asked.",
    "He lost a whole month's figures once, and had to say so to everybody.",
)

CREDIT = (
    "{who}: that {report} could be read on the bus",
    "{ward}: the picture on the second page",
    "The head of service, in passing: well done on {day}",
    "Noor: that I explain things twice without a sigh",
    "{who}: I was the only one who had read it",
)

WAVED_AWAY = (
    "{who} said that nobody explains it like me. If that were true I would ask for more time for it.",
    "The director said well done and I said it was nothing. It was three weeks.",
    "She said I am brave. I said I had no choice. I had one.",
)

ASK_NEXT = (
    "{who}, about the first page of {report}",
    "The manager of {ward}, about the picture",
    "The head of service, about the order of things",
)

WITHIN_REACH = (
    "The whole talk, alone",
    "Saying it to the director",
    "A week of leave without the laptop",
    "Showing somebody else how it is done",
    "The bigger meeting in the big room",
)

BODY = (
    "Warm face, cold hands. I took it for danger; an hour later it was only getting ready.",
    "Dry mouth before, heavy legs after. Slept well, though.",
    "Heart up to my ears for a minute. Then it forgot about me.",
    "Nothing much. A small hum, the good kind.",
)

SETTLE = (
    "Ten minutes round the car park",
    "My sister, on the way home",
    "Saying it aloud to {who}",
    "The stairs, up and down, twice",
    "Swimming on {day}",
)

FACTS = (
    "I sent {report} to {ward} with last month's figures in it. {who} noticed. I sent it again.",
    "I cut {who} short in the meeting, in front of the others. She did not say anything more.",
    "I promised {ward} a table by noon, forgot, and made something up about the server.",
)

MINE = ("Not looking at the date", "Saying it in front of others", "Promising an hour")

NOT_MINE = (
    "That the file has the same name each month",
    "The day that {who} had had",
    "The server",
)

FRIEND = (
    "You sent it again within the hour. Nobody was harmed. Go and eat something.",
    "Say it to her tomorrow, in one sentence. She is probably thinking of something else.",
    "You were tired. Tell them, and put a reminder there.",
)

SMALLER = (
    "Read the date aloud before I send it",
    "Ask her a question first in the next meeting",
    "Give a day and never an hour",
)

SETBACKS = (
    "I have not opened the letter from personnel since {day}.",
    "I told {who} that it was done and it wasn't. It is now, but still.",
    "I was sharp with Noor and did not say sorry.",
    "I slept through the alarm on {day} and said that the train was late.",
    "I promised {ward} something that I can't keep, and hope that they forget it.",
)

ASIDES = (
    "Ask about the car park passes",
    "Her book is still on my desk",
    "Is there money for the course in spring?",
    "Who takes the minutes when {who} is away?",
    "The new badge reader and the night shift",
    "A quieter room for {day}s?",
    "Tell her about the poster prize",
    "Does anybody still use {report}?",
    "What became of the idea with the notice board?",
)
"""What comes to mind between two meetings and has little to do with the season."""

PLACES = (
    "Her office, 2.14",
    "Canteen, the table by the window",
    "Round the lake",
    "Video",
    "Library, room 2",
)

SITUATIONS = (
    (
        "{day}, when I said that I was stuck",
        "Asked what I had tried and waited",
        "I found the answer myself, and it stuck",
        "more",
        "",
    ),
    (
        "The last ten minutes, twice",
        "Looked at the phone",
        "I hurried and left out what mattered",
        "different",
        "That we stop five minutes earlier, with the phone away",
    ),
    (
        "When I read my text aloud",
        "Marked it while I was still reading",
        "I stumbled and read for the pencil",
        "different",
        "To hear it to the end first",
    ),
    (
        "In the corridor, before the others",
        "Said what was good about {report}",
        "I stood straighter for the rest of the day",
        "more",
        "",
    ),
)
"""For one's mentor: when, what they did, what it did to me, more of it or not, what instead."""

BEGIN = (
    "Begin with what went well",
    "Ten minutes of walking first",
    "Look at the old actions first",
)

END = ("Going over time", "Talking about the new system each time", "Moving it on the same day")

KEEP = ("The question at the end: what have you decided?", "Tea", "That she never answers for me")
