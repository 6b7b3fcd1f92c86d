"""Phrases of self-checks, reviews and endings."""

from __future__ import annotations

SURPRISES = (
    "That I kept more promises than I thought. It felt like none.",
    "We met less often than I would have said.",
    "The same words in the feedback, from people who don't know each other.",
    "One goal has not moved at all, and I didn't notice.",
    "How many of the open ones are mine to drop.",
    "Nothing much. That surprises me too.",
    "That the quiet month was the one in which things moved.",
    "I looked at what went wrong each time, and hardly ever at what I saw others do.",
)

IN_COMMON = (
    "They wait for figures that somebody else has to send.",
    "All of them mean ringing somebody.",
    "They are too big. Each of them is really three.",
    "I made them at the end of a meeting, when I wanted to be nice.",
    "They are all about {ward}.",
    "No deadline on any of them.",
)

CHANGES = (
    "Send her the draft before it is finished",
    "Put a day on everything that I promise",
    "One question a week to somebody above me",
    "Say what I want in the first five minutes",
    "Leave on time on Tuesdays and Thursdays",
    "Write the first line last",
    "Walk to people before I write to them",
    "Drop one thing a month on purpose",
    "Say the number first, and wait",
)

NEWS = (
    "Two wards asked for the picture by themselves. Your question, which number they mean, opened it.",
    "I said no in writing, with a day, and it held. The sentence was yours.",
    "Noor made the whole report. I stayed away, as you told me to, and it was hard.",
    "The paper went through on one page. The hand over the rest of the page was the best lesson.",
    "I asked the head of service for ten minutes and got twenty.",
    "{ward} counts both ways now. I walked there first.",
    "Nothing big. I do the small things by myself by now, and that is news as well.",
)

PROOFS = (
    "{who} did it without me",
    "{ward} has asked for more of it",
    "Three of four steps are ticked",
    "It stands in the minutes",
    "Nobody has sent it back",
    "One person noticed, and said so",
    "Not much to show yet; a draft",
)

CARD_CHANGES = {
    "resize": ("Half of it, and done by summer", "Two instead of four; the others were never mine"),
    "re-date": ("Three months later; the budget comes first", "After month end, in any case"),
    "reached": ("It goes to the list of things that I can do", "Done. What is left is habit"),
}
"""What exactly changes about a goal, by what one decided."""

SEEK = {
    "done": ("The next talk, without help", "One figure a week, all by myself"),
    "seen": ("Beside Dana on a Thursday, if she lets me", "In {who}'s meeting with the surgeons"),
    "told": ("{who}, after the report goes out", "The manager of {ward}, on {day}"),
    "felt": ("Round the car park before the meeting", "A free evening before the board"),
}
"""Where one finds each of the four sources."""

RETURNED = (
    "That I explain the method before I say the number",
    "The method again: it stands where the answer should stand",
    "That I defend a figure before anybody doubts it",
)

DIFFERENTLY = (
    "The number stands in the first line, on slide one as well",
    "I say what came out and wait for a question",
    "The method moves to the last page",
)

ASK_WHOM = (
    "Ruth in informatics, how she tests a script before anyone runs it",
    "Ines from the works council, how things are really decided here",
    "My old boss in finance, what she saw in me",
    "Karin, who has just been through the panel",
)

SENTENCES = (
    "I would like to bring things to you while they are still a mess.",
    "I would like us to stop on time, even in mid-thought.",
    "I would like to hear what you would have done, at the end, not at the start.",
    "I would like to meet every week until the talk, and then less often.",
    "I would like you to ask more of me.",
)

ROWS = (
    "How often we meet: every week was the plan, and it is three in four.",
    "Quick replies. By now we both write when it suits us, and that works.",
    "Where we meet: the walk is better than the office.",
)

MOVED_BY = (
    "It rose when I said something in the meeting and nobody laughed.",
    "It sank a little before month end, as it always does.",
    "It rose with the talk. I had prepared it, so it was no luck.",
    "Nothing big. It is steadier than it was a year ago.",
)

CHECK_FLOOR = (
    "I did ask {who} once, and it helped. So I can do it when it is about work.",
    "I did it twice in the last month, both times on a good day.",
    "It is not a one because I notice it at least, an hour later.",
    "With people I know it is a four. It is strangers that pull it down.",
)

CHECK_LIFT = (
    "Ask one ward manager what she would leave out",
    "Say it in the first five minutes, once",
    "Write it on the agenda, so that I can't walk round it",
    "Do it with {who} first",
    "Put it in the calendar for {day}",
)

CONFIDENCE_LIFT = (
    "Having sent an agenda and seen that it was used",
    "One meeting that I opened myself",
    "A hard question that I asked without a run-up",
)

STEADY = (
    "A walk round the car park, then ringing my sister on the way home.",
    "A list. Three things, no more, on a yellow slip.",
    "Swimming. And saying out loud what it is.",
    "The canteen with {who}, who doesn't ask.",
)

STRENGTHS = (
    "Finding out where a wrong number comes from",
    "Staying calm when the report is due",
    "Explaining things to the new ones",
    "Drawing one picture that says it",
    "Keeping what I promised",
    "Reading small print without falling asleep",
    "Asking the question that everybody has",
)

SKILLS = (
    "Speaking to a room: now {n}, want 4",
    "Scripts that others can run: now {n}, want 4",
    "Saying no: now {n}, want 4",
    "Writing short: now {n}, want 5",
    "Leading somebody: now {n}, want 3",
)

HELPERS = (
    "Farid: reads my code",
    "My sister: tells me when I sell myself short",
    "Dana: shows me how she does it",
    "Ruth: knows who decides",
    "Noor: asks why",
)

VIEWS = (
    (
        "I get in at eight and look at last night's admissions. By ten I am on a ward, because they asked "
        "me to come and look at something with them. Nobody checks my figures any more."
    ),
    (
        "I get in at eight, and somebody from my small team shows me what they found. I argue with a ward "
        "about what to do with a figure, and not about whether it is right. I go home at five."
    ),
    (
        "Four people and a long table. They don't need me to begin. I spend the morning on the question "
        "that nobody has asked yet, and the afternoon with whoever has to decide it."
    ),
    (
        "I work three days in the hospital and one for the region. I have somebody whom I mentor. Before "
        "lunch I have said no once, kindly, and nobody remembers it by one."
    ),
)
"""An ordinary working day some years on; it is written anew each year."""

YEAR_CHANGES = (
    ("More talking about figures, less copying them", "One piece of work with my name on it"),
    ("Fewer requests, better answers", "No more month-end evenings", "Somebody to share it with"),
    ("To lead something small, and find out", "Say what I want before I am asked"),
    ("A paper that outlives me here", "More walking, less mail"),
)

LAST_FOR = (
    "I want to hear what {mentor} would tell me to watch out for. And I bring the picture with a frame.",
    "To say thank you without a list. {mentor} asked to see the finished report.",
)

CAN_NOW = (
    "I say a number to a full room and wait. Two years ago I said sorry first.",
    "I ask by when before I say yes. I hand things over whole. I can hear a sigh and go on.",
    "I write one page. I walk to people. When I am wrong, I say so before lunch.",
)

ABOUT_WORK = (
    "A figure without a question is only a number",
    "Most of a meeting happens before it",
    "Whoever counts first decides what is counted",
    "One page is harder than nine, and kinder",
    "Nobody misses the table",
)

ABOUT_ME = (
    "I say yes to be liked",
    "I am calmer than I feel",
    "I learn by being watched once and then left alone",
    "I need a day before I can hear something hard",
)

MOMENTS = (
    'When {mentor} said "I don\'t know either" and took out a pencil.',
    "The walk round the lake, when I stopped twice and the third time not.",
    "When {mentor} put a hand over eight of my nine pages.",
)

AGAIN = (
    "The agenda two days before. It made me think on time.",
    "Writing down what I was told on the same evening.",
    "Coming with a mess rather than with a finished thing.",
)

OTHERWISE = (
    "Say in the second meeting, and not in the tenth, that I was lost.",
    "Ask about the rhythm earlier, when it became too much for both of us.",
    "Tell {mentor} sooner what helped. I thought it was obvious.",
)

MOST = (
    "You asked me each time what I had decided, and never what I had done wrong.",
    "Hands in your pockets. I hear it every time somebody is slower than I am.",
    "That you told me of your own wrong figure in the week when I had mine.",
)

SUGGESTIONS = (
    "Ask in the first meeting how they like to hear bad news. I was too shy to say it.",
    "Stop five minutes early. The last minutes were always too short for what mattered.",
)

GOODBYES = (
    (
        "I came to you with a table that nobody read, and I go with a room that listens. Thank you, "
        "{mentor}, for every question that you did not answer for me."
    ),
    "Thank you, {mentor}. I had hoped for advice, and you gave me patience. I try to hand it on.",
)

TERMS = (
    "I write at the turn of the year and say how it goes.",
    "Lunch once a quarter; whoever is hungry writes.",
)

HALF_YEAR = (
    "Lunch with Dana every month",
    "The code hour with the infection team",
    "My sister on the phone, Sundays",
    "The new mentor, weekly",
)

PASS_ON = (
    "The first talk in front of consultants, and what to do with one's hands",
    "How to say no with a day in it",
)

MARKS = (
    "We walk round the lake once more, without an agenda.",
    "Cake from the bakery by the gate.",
)
