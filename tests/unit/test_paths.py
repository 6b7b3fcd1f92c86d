"""Where everything lives, and who may say so."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from workbook.errors import PageError
from workbook.paths import CONTENT_SETTING, builtin_pages, find_paths
from workbook.settings import Settings

SETTING = Settings(content="/setting", data="/setting")


@pytest.fixture
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_options_and_variables_the_system_suggests(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = find_paths({})

    home = place / "home"
    assert all(
        path.is_relative_to(home) for path in (paths.data, paths.state, paths.config, paths.own)
    )
    assert len({paths.data, paths.state, paths.config}) == 3
    assert all("workbook" in path.parts for path in (paths.data, paths.state, paths.config))


def test_where_the_system_gives_one_folder_for_all_they_are_kept_apart(
    somewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("data", "state", "config"):
        monkeypatch.setattr(
            platformdirs.PlatformDirs, f"user_{kind}_path", property(lambda _self: somewhere)
        )

    paths = find_paths({})

    assert len({paths.data, paths.state, paths.config}) == 3
    assert not paths.state.is_relative_to(paths.data)
    assert not paths.config.is_relative_to(paths.data)


def test_variables_move_each_folder(somewhere: Path) -> None:
    paths = find_paths(
        {
            "WORKBOOK_DATA": "/a",
            "WORKBOOK_STATE": "/b",
            "WORKBOOK_CONFIG": "/c",
            "WORKBOOK_CONTENT": "/d",
        }
    )

    assert (paths.data, paths.state, paths.config, paths.own) == tuple(
        Path(folder).absolute() for folder in ("/a", "/b", "/c", "/d")
    )
    assert paths.settings == Path("/c/settings.toml").absolute()
    assert paths.own_named_by == "WORKBOOK_CONTENT"


def test_an_option_outweighs_a_variable_and_a_variable_outweighs_the_settings() -> None:
    variables = {"WORKBOOK_DATA": "/variable", "WORKBOOK_CONTENT": "/variable"}

    both = find_paths(variables, data="/option", content="/option", settings=SETTING)
    variable = find_paths(variables, settings=SETTING)
    setting = find_paths({}, settings=SETTING)

    assert (both.data, both.own, both.own_named_by) == (
        Path("/option").absolute(),
        Path("/option").absolute(),
        "--content",
    )
    assert (variable.own, variable.own_named_by) == (
        Path("/variable").absolute(),
        "WORKBOOK_CONTENT",
    )
    assert variable.data == Path("/variable").absolute()
    assert (setting.own, setting.own_named_by) == (Path("/setting").absolute(), CONTENT_SETTING)
    assert setting.data == Path("/setting").absolute()


def test_another_notebook_has_its_own_pages_but_this_computers_state() -> None:
    usual = find_paths({})
    other = find_paths({}, data="/other")

    assert other.own == Path("/other/content").absolute()
    assert other.state == usual.state
    assert other.own_named_by == ""


@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_empty_variable_counts_as_none(nothing: str) -> None:
    names = ("DATA", "STATE", "CONFIG", "CONTENT")

    assert find_paths({f"WORKBOOK_{name}": nothing for name in names}) == find_paths({})


def test_relative_folders_and_the_home_sign_are_understood(place: Path, somewhere: Path) -> None:
    assert find_paths({}, data="here").data == somewhere / "here"
    assert find_paths({"WORKBOOK_DATA": "~/there"}).data == place / "home" / "there"


def test_a_relative_folder_in_the_settings_is_meant_from_the_settings(somewhere: Path) -> None:
    paths = find_paths({"WORKBOOK_CONFIG": "/c"}, settings=Settings(content="pages", data="notes"))

    assert paths.own == Path("/c/pages").absolute()
    assert paths.data == Path("/c/notes").absolute()


def test_looking_creates_nothing(place: Path, somewhere: Path) -> None:
    before = set(place.rglob("*"))

    paths = find_paths({}, data="new", settings=Settings(content="pages", data="notes"))

    assert set(place.rglob("*")) == before
    assert not list(somewhere.iterdir())
    assert not paths.data.exists()


def test_own_pages_may_be_missing_where_nobody_named_them(somewhere: Path) -> None:
    assert find_paths({}, data="new").own_pages() is None


def test_own_pages_are_found(somewhere: Path) -> None:
    (somewhere / "new" / "content").mkdir(parents=True)

    assert find_paths({}, data="new").own_pages() == somewhere / "new" / "content"


@pytest.mark.parametrize(("make", "says"), [(False, "does not exist"), (True, "is a file")])
def test_named_pages_that_are_not_there_are_said(somewhere: Path, make: bool, says: str) -> None:
    if make:
        (somewhere / "pages").write_text("")

    with pytest.raises(PageError, match=says) as told:
        find_paths({}, content="pages").own_pages()

    assert str(somewhere / "pages") in str(told.value)
    assert "--content" in str(told.value)


def test_the_built_in_pages_of_this_program_are_found() -> None:
    folder = find_paths({}).builtin

    assert folder.is_dir()
    assert folder.parts[-2:] == ("content", "en")


def test_an_installed_package_uses_the_pages_inside_it(tmp_path: Path) -> None:
    inside = tmp_path / "workbook" / "content" / "en"
    inside.mkdir(parents=True)
    (tmp_path / "content" / "en").mkdir(parents=True)

    assert builtin_pages(tmp_path / "workbook") == inside


def test_a_checkout_uses_the_pages_beside_it(tmp_path: Path) -> None:
    beside = tmp_path / "content" / "en"
    beside.mkdir(parents=True)

    assert builtin_pages(tmp_path / "workbook") == beside


def test_a_program_without_pages_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="install Workbook again"):
        builtin_pages(tmp_path / "workbook")


def test_paths_are_frozen_and_absolute() -> None:
    paths = find_paths({}, data="x", content="y")

    assert all(part.is_absolute() for part in paths if isinstance(part, Path))
    with pytest.raises(AttributeError):
        paths.data = Path("/elsewhere")  # type: ignore[misc]


def test_each_notebook_has_a_cursor_of_its_own_on_this_computer(somewhere: Path) -> None:
    one, other = find_paths({}, data="one"), find_paths({}, data="other")
    (somewhere / "link").symlink_to(somewhere / "one")

    assert one.cursor.parent == one.state
    assert one.cursor != other.cursor
    assert find_paths({}, data="link").cursor == one.cursor
