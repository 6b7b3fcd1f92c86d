"""All pages together: the built-in ones, and those of the user's own folder over them.

Nothing here raises because of a page: a file that can't be used is listed, and the built-in page
of the same id stands in for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workbook.pages.files import lock_beside, page_files, read_text, shown
from workbook.pages.ids import did_you_mean
from workbook.pages.lock import check_lock, check_vanished, read_lock
from workbook.pages.model import Page
from workbook.pages.needs import NEEDS
from workbook.pages.order import in_circle, path_order
from workbook.pages.packs import Pack, Problem
from workbook.pages.reader import Draft, read_draft
from workbook.pages.references import check_old_names, check_uses_across
from workbook.pages.reliance import check_needs, check_relied_on, check_types
from workbook.pages.resolve import Names
from workbook.pages.source import Source, in_order


def load_pack(builtin: Path, own: Path | None = None) -> Pack:
    """Read every page.

    Args:
        builtin: The folder of the built-in pages, such as ``content/en``.
        own: The user's folder, or None.  That it is missing is a message like any other.
    """
    files, problem = page_files(builtin)
    loader = Loader(files, builtin, [problem] if problem else [])
    if own is not None:
        own_files, problem = page_files(own)
        loader.add_own(own_files, own, [problem] if problem else [])
    return loader.pack()


class Loader:
    """Reads pages folder by folder and holds them against each other.

    Args:
        files: The files of the built-in pages.
        folder: Their folder, whose id lock is looked at.
        problems: Messages about the folder itself.

    Attributes:
        latest: Every page of the folder that was read last, usable or not.
        latest_problems: All messages about that folder.
    """

    def __init__(self, files: Iterable[Path], folder: Path, problems: Sequence[Problem]) -> None:
        self._problems: list[Problem] = []
        self._broken: list[Problem] = []
        self._builtin: dict[str, Draft] = {}
        self._own: dict[str, Draft] = {}
        self.latest: list[Draft] = []
        self.latest_problems: list[Problem] = []
        self._builtin = self._folder(files, folder, problems, own=False)

    def add_own(self, files: Iterable[Path], folder: Path, problems: Sequence[Problem]) -> None:
        """Put the user's pages over the built-in ones."""
        self._own = self._folder(files, folder, problems, own=True)

    def _folder(
        self, files: Iterable[Path], folder: Path, problems: Sequence[Problem], *, own: bool
    ) -> dict[str, Draft]:
        """Read one folder; returns its usable pages by id."""
        found = list(problems)
        self._broken += found
        drafts = self._read(files, found, own=own)
        drafts = _checked(drafts, self._builtin, found, folder)
        if not own and not problems:
            found += _check_all_there(drafts, folder)
        for draft in drafts:
            found += draft.problems
            self._broken += [p for p in draft.problems if p.level == "error"][:1]
        self.latest, self.latest_problems = drafts, found
        self._problems += found
        return {draft.page.id: draft for draft in drafts if draft.usable}

    def pack(self) -> Pack:
        """Everything that can be used, and what is wrong with the rest."""
        drafts = {**self._builtin, **self._own}
        pages = path_order(draft.page for draft in drafts.values())
        return Pack(pages, in_order(self._problems), in_order(self._broken))

    def _read(self, files: Iterable[Path], found: list[Problem], *, own: bool) -> list[Draft]:
        """Read these files; of two with the same id the second is told and not used."""
        drafts: list[Draft] = []
        first: dict[str, str] = {}
        for path in files:
            text = read_text(path)
            if isinstance(text, Problem):
                found.append(text)
                self._broken.append(text)
                continue
            draft = read_draft(text, shown(path), own=own)
            page = draft.page
            if page.id and page.id in first:
                line, column = draft.places.get("page", (1, 1))
                message = f"the page id '{page.id}' is already used by {first[page.id]}"
                problem = Problem(page.path, line, column, "error", "E104", message)
                draft = draft.with_problems((problem,))
            elif page.id:
                first[page.id] = page.path
            drafts.append(draft)
        return drafts


def _checked(
    drafts: list[Draft], under: Mapping[str, Draft], found: list[Problem], folder: Path
) -> list[Draft]:
    """The drafts of one folder with every message that takes other pages.

    Args:
        drafts: The pages of the folder.
        under: The built-in pages, where these are the user's own.
        found: Takes messages about the folder's id lock.
        folder: The folder.
    """
    # A file that could not be read far enough is taken for the page of its name.
    unreadable = {Path(problem.file).stem for problem in found if problem.file.endswith(".md")}
    drafts = _locked(drafts, found, folder)
    usable = {draft.page.id: draft for draft in drafts if draft.usable}
    # A broken page of one's own leaves the built-in one, which names then lead to.
    around = {**under, **usable}
    named = {draft.page.id or Path(draft.page.path).stem for draft in drafts}
    told = (named | unreadable) - set(around)
    names = {page_id: Names.of(draft.page) for page_id, draft in around.items()}
    checked: list[Draft] = []
    for draft in drafts:
        source = Source.for_messages(draft.page.path)
        if draft.usable:
            check_uses_across(source, draft.page, draft.uses, names, told)
            others = {key: of_page for key, of_page in names.items() if key != draft.page.id}
            check_old_names(source, draft.page, others)
            _check_after(source, draft, {key: of.page for key, of in names.items()}, told)
            check_needs(source, draft)
            if draft.page.id in under:
                replaced = under[draft.page.id].page
                check_types(source, draft.page, replaced)
                check_relied_on(source, draft, [around[key] for key in others], replaced)
        checked.append(draft.with_problems(tuple(source.problems)))
    return checked


def _locked(drafts: list[Draft], found: list[Problem], folder: Path) -> list[Draft]:
    """The drafts with what the folder's id lock says about them."""
    path = lock_beside(folder)
    lock = read_lock(path) if path else None
    if path is None or lock is None:
        return drafts
    if isinstance(lock, Problem):
        found.append(lock)
        return drafts
    found += check_vanished(lock, shown(path), [draft.page.id for draft in drafts])
    locked: list[Draft] = []
    pages = [draft.page for draft in drafts]
    for draft in drafts:
        source = Source.for_messages(draft.page.path)
        if draft.usable:
            check_lock(source, draft, lock, pages)
        locked.append(draft.with_problems(tuple(source.problems)))
    return locked


def _check_all_there(drafts: Iterable[Draft], folder: Path) -> list[Problem]:
    """Tell of pages that the app relies on and the built-in pages lack (E119)."""
    there = {draft.page.id for draft in drafts}
    return [
        Problem(
            shown(folder),
            1,
            1,
            "error",
            "E119",
            f"the app needs a page '{page_id}'" + did_you_mean(page_id, there),
        )
        for page_id in NEEDS
        if page_id not in there
    ]


def _check_after(
    source: Source, draft: Draft, pages: Mapping[str, Page], unusable: set[str]
) -> None:
    """Whether the page that this one follows exists, and does not follow this one."""
    after = draft.page.after
    place = draft.places.get("after", (1, 1))
    if after is None or after in unusable:
        return
    if after not in pages:
        hint = did_you_mean(after, pages)
        source.error(*place, "E109", f"there is no page '{after}' to stand behind{hint}")
    elif in_circle(draft.page, pages):
        source.error(*place, "E109", f"this page and '{after}' each follow the other")
