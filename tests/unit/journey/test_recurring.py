"""Words that come back in several texts."""

from __future__ import annotations

from workbook.journey.recurring import Recurring, recurring


def test_a_long_word_in_two_texts_comes_back_however_it_is_written() -> None:
    texts = {
        1: "Your FIGURES came late",
        2: "Which figure do you mean?",
        3: "Résumé first",
        4: "resume",
    }

    assert recurring(texts) == (Recurring("figures", (1, 2)), Recurring("résumé", (3, 4)))


def test_short_and_ordinary_words_say_nothing() -> None:
    assert recurring({1: "There you go, because", 2: "There you go, because"}) == ()


def test_a_word_said_twice_in_one_text_does_not_come_back() -> None:
    assert recurring({1: "slower and slower", 2: "louder"}) == ()


def test_the_most_frequent_comes_first_and_one_word_stands_for_the_same_texts() -> None:
    texts = {
        1: "shorter mails please",
        2: "mails: shorter",
        3: "your slides",
        4: "slides",
        5: "Slides!",
    }

    assert recurring(texts) == (Recurring("slides", (3, 4, 5)), Recurring("shorter", (1, 2)))
