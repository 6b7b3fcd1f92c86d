"""Checks page files as an author works on them, against the built-in pages around them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from workbook.pages.files import page_files, shown, unreadable
from workbook.pages.model import Page
from workbook.pages.pack import Loader
from workbook.pages.packs import Problem
from workbook.pages.source import in_order


class Report(Struct, frozen=True):
    """What a check has found.

    Attributes:
        problems: Every message, by file and place.
        pages: The pages that were checked, as far as they could be read, in the order of their
            files; for the outline.
    """

    problems: tuple[Problem, ...]
    pages: tuple[Page, ...]

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(problem.level == "error" for problem in self.problems)

    @property
    def exit_code(self) -> int:
        """0 without errors, else 1; warnings alone are no failure."""
        return 1 if self.errors else 0

    def as_json(self) -> str:
        """The messages as a list of objects, for editors and scripts."""
        return messages_json(self.problems)


def messages_json(problems: Iterable[Problem]) -> str:
    """Messages as a JSON list of objects: file, line, column, level, code, message."""
    objects = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "level": problem.level,
            "code": problem.code,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps(objects, indent=2, ensure_ascii=False)


def check_paths(paths: Sequence[Path], *, builtin: Path) -> Report:
    """Check files and folders.

    A page outside of the built-in folder is checked as one that the user puts over the built-in
    pages, together with the other pages of its folder.  Only messages about the named files and
    folders are reported.

    Args:
        paths: Files, or folders of pages; none at all means the built-in pages.
        builtin: The folder of the built-in pages.
    """
    problems: list[Problem] = []
    pages: dict[str, Page] = {}
    for folder, files in _by_folder(paths or [builtin], problems).items():
        loader = _loaded(folder, files, builtin)
        wanted = None if files is None else {shown(path) for path in files}
        problems += [p for p in loader.latest_problems if wanted is None or p.file in wanted]
        for draft in loader.latest:
            if wanted is None or draft.page.path in wanted:
                pages[draft.page.path] = draft.page
    return Report(in_order(problems), tuple(page for _, page in sorted(pages.items())))


def _by_folder(paths: Iterable[Path], problems: list[Problem]) -> dict[Path, list[Path] | None]:
    """The folders to read, each with the files that were named; None means all of them."""
    folders: dict[Path, list[Path] | None] = {}
    for path in paths:
        if path.is_dir() and path.suffix.lower() != ".md":
            folders[_language_folder(path)] = None
        elif path.exists() or path.is_symlink():
            named = folders.setdefault(path.parent, [])
            if named is not None:
                named.append(path)
        else:
            problems.append(unreadable(shown(path), "there is no such file or folder"))
    return folders


def _language_folder(folder: Path) -> Path:
    """The folder itself, or its English pages where it only holds languages."""
    english = folder / "en"
    files, _ = page_files(folder)
    return english if not files and english.is_dir() else folder


def _loaded(folder: Path, named: Sequence[Path] | None, builtin: Path) -> Loader:
    """The pages of a folder in their surroundings, those that were named among them."""
    builtin_files, builtin_problem = page_files(builtin)
    files, problem = page_files(folder)
    files += [path for path in named or () if path not in files]
    if folder.resolve() == builtin.resolve():
        return Loader(files, folder, [problem] if problem else [])
    loader = Loader(builtin_files, builtin, [builtin_problem] if builtin_problem else [])
    loader.add_own(files, folder, [problem] if problem else [])
    return loader
