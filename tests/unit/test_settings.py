"""The settings: read whatever is there, change only what is asked."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.settings import Settings, read_settings
from workbook.settings_file import SettingsError, make_file, write_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file that does not exist yet, in a folder that doesn't either."""
    return tmp_path / "config" / "settings.toml"


def put(file: Path, text: str) -> None:
    """Write the file as a person would."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_no_file_means_the_programs_own_choice_and_no_problem(file: Path) -> None:
    read = read_settings(file)

    assert read.settings == Settings(theme=None, content=None, editor=None)
    assert (read.problems, read.unknown) == ((), ())
    assert not file.parent.exists()


def test_known_keys_are_read(file: Path) -> None:
    put(file, 'theme = "nord"\ncontent = "~/pages"\neditor = "vim -n"\n')

    assert read_settings(file).settings == Settings("nord", "~/pages", "vim -n")


@pytest.mark.parametrize("value", ["3", "true", '""', '"  "', "[]", "1979-05-27"])
def test_a_bad_value_is_named_and_left_out_and_the_rest_is_used(file: Path, value: str) -> None:
    put(file, f'theme = {value}\neditor = "vim"\n')

    read = read_settings(file)

    assert read.settings == Settings(editor="vim")
    (problem,) = read.problems
    assert str(file) in problem
    assert '"theme"' in problem


def test_unknown_keys_are_named(file: Path) -> None:
    put(file, 'colour = "red"\ntheme = "nord"\n[later]\nx = 1\n')

    assert read_settings(file).unknown == ("colour", "later")


@pytest.mark.parametrize("text", ["theme = \n", "= 3", 'theme = "a"\ntheme = "b"\n'])
def test_a_file_that_is_no_toml_is_one_problem_and_gives_the_defaults(
    file: Path, text: str
) -> None:
    put(file, text)

    read = read_settings(file)

    assert read.settings == Settings()
    (problem,) = read.problems
    assert str(file) in problem
    assert "line 1" in problem or "line 2" in problem


def test_bytes_that_are_no_text_and_a_folder_in_its_place_are_problems(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b'theme = "\xff"')
    assert len(read_settings(file).problems) == 1

    file.unlink()
    file.mkdir()
    assert len(read_settings(file).problems) == 1


def test_a_byte_order_mark_is_no_problem(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b'\xef\xbb\xbftheme = "nord"\r\n')

    assert read_settings(file).settings.theme == "nord"


def test_writing_makes_a_private_file_in_a_private_folder(file: Path) -> None:
    write_settings(file, {"theme": "nord"})

    assert file.read_text() == 'theme = "nord"\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_writing_keeps_comments_order_and_unknown_keys(file: Path) -> None:
    put(
        file,
        "# mine\n"
        'colour = "red"  # not known\n'
        "\n"
        'theme="light" # easy # on "the" eyes\n'
        "# the end\n"
        "\n"
        "# about later\n"
        "[later]\n"
        'theme = "of later"\n',
    )

    write_settings(file, {"theme": "nord", "editor": "vim"})

    assert file.read_text() == (
        "# mine\n"
        'colour = "red"  # not known\n'
        "\n"
        'theme = "nord" # easy # on "the" eyes\n'
        "# the end\n"
        "\n"
        'editor = "vim"\n'
        "# about later\n"
        "[later]\n"
        'theme = "of later"\n'
    )


def test_taking_a_key_out_takes_out_its_line_alone(file: Path) -> None:
    put(file, '# a\ntheme = "light"\n# b\neditor = "vim"')

    write_settings(file, {"theme": None, "content": None})

    assert file.read_text() == '# a\n# b\neditor = "vim"'


def test_a_last_line_without_an_end_gets_one(file: Path) -> None:
    put(file, 'editor = "vim"')

    write_settings(file, {"theme": "nord"})

    assert file.read_text() == 'editor = "vim"\ntheme = "nord"\n'


def test_windows_line_ends_stay(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b'# a\r\ntheme = "light"\r\n')

    write_settings(file, {"theme": "nord"})

    assert file.read_bytes() == b'# a\r\ntheme = "nord"\r\n'


def test_a_value_of_the_wrong_kind_can_be_put_right(file: Path) -> None:
    put(file, "theme = 3\n")

    write_settings(file, {"theme": "nord"})

    assert read_settings(file).settings.theme == "nord"


@pytest.mark.parametrize(
    "text",
    [
        'theme = """\nlight\n"""\n',
        'note = """\ntheme = "inside a text"\n"""\n',
        "theme = [\n  1,\n]\n",
    ],
)
def test_what_cannot_be_changed_without_loss_is_refused_and_left_alone(
    file: Path, text: str
) -> None:
    put(file, text)

    with pytest.raises(SettingsError, match="by hand") as told:
        write_settings(file, {"theme": "nord"})

    assert "theme" in str(told.value)
    assert file.read_text() == text


def test_a_file_that_is_no_toml_is_never_written_over(file: Path) -> None:
    put(file, "theme = ")

    with pytest.raises(SettingsError, match="mend it"):
        write_settings(file, {"theme": "nord"})

    assert file.read_text() == "theme = "


def test_a_key_that_does_not_exist_is_refused(file: Path) -> None:
    with pytest.raises(SettingsError, match="colour"):
        write_settings(file, {"colour": "red"})

    assert not file.parent.exists()


def test_a_link_to_a_file_elsewhere_stays_a_link(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "workbook.toml"
    put(real, "# shared\n")
    file.parent.mkdir(parents=True)
    file.symlink_to(real)

    write_settings(file, {"theme": "nord"})

    assert file.is_symlink()
    assert real.read_text() == '# shared\ntheme = "nord"\n'


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file, 'theme = "light"\n')

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_settings(file, {"theme": "nord"})

    assert file.read_text() == 'theme = "light"\n'
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)


@settings(max_examples=effort(500))
@given(value=WORDS, comment=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"])))
def test_whatever_is_written_is_read_back_and_the_comment_stays(
    tmp_path_factory: pytest.TempPathFactory, value: str, comment: str
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    file.write_text(f'theme = "x" #{comment}\nother = 3\n', encoding="utf-8")

    write_settings(file, {"theme": value, "editor": value})

    assert read_settings(file).settings == Settings(theme=value, editor=value)
    text = file.read_bytes().decode("utf-8")
    assert f"#{comment}\n" in text
    assert tomllib.loads(text)["other"] == 3


def test_days_weeks_switches_and_keys_are_read(file: Path) -> None:
    put(
        file,
        'dates = "thu NOV 26"\nweek_starts = "Sunday"\nplain = true\n'
        '[keys]\n"home.prep" = "P"\nguide.next = "alt+n"\n',
    )

    read = read_settings(file)

    assert read.problems == ()
    assert read.settings == Settings(
        dates="Thu Nov 26",
        week_starts="sunday",
        plain=True,
        keys={"home.prep": "P", "guide.next": "alt+n"},
    )


def test_each_bad_value_names_its_line_and_what_would_be_right(file: Path) -> None:
    put(
        file,
        '# mine\ndates = "yesterday"\nplain = "yes"\n\nweek_starts = 1\n[keys]\n"home.prep" = 3\n',
    )

    read = read_settings(file)

    assert read.settings == Settings()
    assert [problem.partition(f"{file}:")[2].partition(":")[0] for problem in read.problems] == [
        "2",
        "5",
        "3",
        "7",
    ]
    assert '"26.11."' in read.problems[0]
    assert "true or false" in read.problems[2]


def test_keys_that_are_no_table_are_named(file: Path) -> None:
    put(file, 'keys = "p"\n')

    read = read_settings(file)

    (problem,) = read.problems
    assert f"{file}:1" in problem
    assert read.settings.keys == {}


def test_keys_are_written_into_their_table_and_taken_out_again(file: Path) -> None:
    put(file, 'theme = "nord"')

    write_settings(file, {"plain": True}, keys={"home.prep": "P", "capture.here": "alt+k"})

    assert file.read_text() == (
        'theme = "nord"\nplain = true\n\n[keys]\n"home.prep" = "P"\n"capture.here" = "alt+k"\n'
    )
    write_settings(file, {"plain": None}, keys={"home.prep": None, "capture.here": "alt+j"})
    assert file.read_text() == 'theme = "nord"\n\n[keys]\n"capture.here" = "alt+j"\n'


def test_a_key_written_without_quotes_is_changed_in_its_place(file: Path) -> None:
    put(file, "[keys] # mine\nhome.prep = 'P' # big\n\n[later]\nhome.prep = 1\n")

    write_settings(file, {}, keys={"home.prep": "Q", "home.notes": "N"})

    assert file.read_text() == (
        '[keys] # mine\n"home.prep" = "Q" # big\n"home.notes" = "N"\n\n[later]\nhome.prep = 1\n'
    )
    assert read_settings(file).settings.keys == {"home.prep": "Q", "home.notes": "N"}


def test_keys_in_one_line_are_left_to_the_person(file: Path) -> None:
    text = 'keys = { "home.prep" = "P" }\n'
    put(file, text)

    with pytest.raises(SettingsError, match="by hand"):
        write_settings(file, {}, keys={"home.prep": "Q"})

    assert file.read_text() == text


def test_the_file_that_is_made_to_be_edited_holds_every_setting(file: Path) -> None:
    make_file(file)
    lines = [line.removeprefix("# ") for line in file.read_text().splitlines()[2:]]
    put(file, "\n".join(lines))

    read = read_settings(file)

    assert (read.problems, read.unknown) == ((), ())
    assert tuple(tomllib.loads(file.read_text())) == (*sorted_as_shown(), "keys")


def sorted_as_shown() -> tuple[str, ...]:
    """The settings in the order in which the file explains them."""
    return ("theme", "dates", "week_starts", "editor", "content", "data", "backups", "plain")
