import pytest

from tests.triage.small_content import SmallContent
from triage.loading.shelf import Shelf
from triage.protocol.problems import ContentError, Problems


def problems_of(shelf: Shelf) -> tuple[str, ...]:
    """Give the problems that a shelf has noted."""
    try:
        shelf.problems.refuse_any()
    except ContentError as error:
        return error.problems
    return ()


@pytest.fixture
def shelf(small: SmallContent) -> Shelf:
    """The shelf of the small content."""
    return Shelf(small.folder, Problems())


def test_the_locales_are_the_folders_that_are_named_like_one(
    small: SmallContent, shelf: Shelf
) -> None:
    """Each folder such as en-GB is a locale, and no other is."""
    small.write("en-GB/tips.toml", "")
    small.write("drafts/tips.toml", "")

    assert shelf.locales() == ["en-GB", "en-US"]


def test_a_folder_that_is_not_there_is_reported(small: SmallContent) -> None:
    """Whoever starts it in the wrong place is told which folder was looked for."""
    shelf = Shelf(small.folder / "nowhere", Problems())

    assert shelf.locales() == []
    assert problems_of(shelf) == (
        f"{small.folder / 'nowhere'}: is not a folder; it must hold the content",
    )


def test_tables_keep_their_order(shelf: Shelf) -> None:
    """The order of a file is the order of the content."""
    assert list(shelf.tables("tips.toml")) == ["less_coffee", "drink", "sleep"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "questions = 9",
            "limits.toml: questions: stands outside a table; write it under a [name]",
            id="outside-a-table",
        ),
        *(
            pytest.param(
                f'["{name}"]\nquestions = 9',
                f"limits.toml: {name}: an id is lower-case words joined by '_'",
                id=f"id-{name}",
            )
            for name in ("Weak", "weak-hand", "weak hand", "1st", "_weak", "ABC")
        ),
    ],
)
def test_a_table_that_is_none_is_reported(
    small: SmallContent, shelf: Shelf, text: str, problem: str
) -> None:
    """Every entry is a table under an id that code, state and content can share."""
    small.write("limits.toml", text)

    assert shelf.tables("limits.toml") == {}
    assert problems_of(shelf) == (problem,)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "[sleep]\n[sleep]\n", "tips.toml: does not read as TOML: Cannot declare", id="table"
        ),
        pytest.param(
            "[sleep]\nsay = 'a'\nsay = 'b'\n",
            "tips.toml: does not read as TOML: Cannot overwrite a value",
            id="key",
        ),
        pytest.param("[sleep", "tips.toml: does not read as TOML: Expected ']'", id="open-bracket"),
    ],
)
def test_a_file_with_something_twice_or_broken_is_reported(
    small: SmallContent, shelf: Shelf, text: str, problem: str
) -> None:
    """The last of two never wins silently."""
    small.write("tips.toml", text)

    assert shelf.read("tips.toml") == {}
    assert [found[: len(problem)] for found in problems_of(shelf)] == [problem]


def test_a_file_that_is_no_text_is_reported(small: SmallContent, shelf: Shelf) -> None:
    """A file in another encoding is refused by its name."""
    (small.folder / "tips.toml").write_bytes(b"\xff\xfe[sleep]")

    assert shelf.read("tips.toml") == {}
    assert problems_of(shelf)[0].startswith("tips.toml: does not read as TOML:")


def test_a_missing_file_is_reported(small: SmallContent, shelf: Shelf) -> None:
    """The message says which file, and where it was looked for."""
    (small.folder / "tips.toml").unlink()

    assert shelf.read("tips.toml") == {}
    assert problems_of(shelf) == (f"tips.toml: is missing in {small.folder}",)


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("cuases.toml", "cuases.toml: is not a content file (did you mean 'causes.toml'?)"),
        (
            "rules/urgnt.toml",
            "rules/urgnt.toml: there is no level 'urgnt': a rules file is named for one "
            "(did you mean 'rules/urgent.toml'?)",
        ),
        (
            "en-US/tip.toml",
            "en-US/tip.toml: is not a content file (did you mean 'en-US/tips.toml'?)",
        ),
    ],
)
def test_a_misspelt_file_is_reported(
    small: SmallContent, shelf: Shelf, file: str, problem: str
) -> None:
    """A file that nobody would read is found, with the name that was probably meant."""
    small.write(file, "")

    shelf.report_strays(["en-US"])

    assert problem in problems_of(shelf)


def test_phrases_are_not_strays(small: SmallContent, shelf: Shelf) -> None:
    """What people say is read when the model is built, and only then."""
    small.write("en-US/phrases/body_parts.toml", "")

    shelf.report_strays(["en-US"])

    assert problems_of(shelf) == ()


def test_the_version_changes_with_the_content(small: SmallContent) -> None:
    """Any change to a file is another version, and the same files are the same version."""
    before, again = small.load().version, small.load().version
    small.change("en-US/tips.toml", "Drink.", "Drink more.")

    assert before == again
    assert small.load().version != before
