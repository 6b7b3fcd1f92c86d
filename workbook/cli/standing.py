"""What home says, for scripts and prompts: as JSON or in lines."""

from __future__ import annotations

from workbook.cli.call import Call
from workbook.cli.card import CardFile
from workbook.cli.saying import say, tell
from workbook.collection import no_collection


@no_collection()
def tell_status(call: Call, *, as_json: bool) -> None:
    """Print what is next and where everything stands.

    Args:
        call: Says which notebook and which mentor.
        as_json: As one JSON object.

    Raises:
        WorkbookError: The notebook can't be read, or there is no such mentor.
    """
    cards = CardFile(call)
    card = cards.read(call.plain_clock()())
    if card is not None and card.status:
        tell(card.status[not as_json])
        return
    from workbook.cli.missing import is_begun
    from workbook.cli.remembering import remember, status_texts
    from workbook.cli.services import broken_pages, open_workbook, read_workbook

    if not is_begun(call):
        reading, problems = read_workbook(call)
        texts = status_texts(reading, call.clock()(), call.with_name)
    else:
        with open_workbook(call) as workbook:
            now = workbook.now()
            texts = status_texts(workbook.reading(), now, call.with_name)
            problems = (*broken_pages(workbook.pack), *workbook.notebook.problems)
            remember(cards, workbook, now, texts)
    tell(texts[not as_json])
    for problem in problems:
        say(problem)
