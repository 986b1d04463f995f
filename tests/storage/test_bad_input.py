"""Bad input: whatever is read, the answer is one error with all problems and their pointers."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from czsu_relations import Dataset, DatasetError, Problem, QueryTypeError
from dataset_strategies import json_values, sound_datasets
from json_pointers import REMOVED, pointers_in, problems_of, replace_at, value_at
from raw_datasets import (
    Raw,
    raw_actor,
    raw_dataset,
    raw_event,
    raw_parties,
    raw_period,
    raw_treaty,
    rich_dataset,
)

SMALL = raw_dataset(periods=[raw_period()])
TEXT = json.dumps(SMALL)


def problems_in_text(text: str | bytes) -> tuple[Problem, ...]:
    """Return the problems of a dataset in JSON; none if it is sound."""
    try:
        Dataset.from_json(text)
    except DatasetError as error:
        return error.problems
    return ()


def nested_text(depth: int) -> str:
    """Return the text of a dataset with a value that makes it this deep."""
    return TEXT[:-1] + ', "deep": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}"


def text_with_key(text: str) -> str:
    """Return the text of a dataset with one more key and its value, as they are written."""
    return TEXT[:-1] + ", " + text + "}"


BYTE_ORDER_MARK = (
    Problem("", "begins with a byte order mark; save the file as UTF-8 without one"),
)


class TestText:
    """Texts that are not JSON, or that a parser of JSON accepts and the package does not."""

    @pytest.mark.parametrize(
        ("text", "beginning"),
        [
            ("", "is not JSON at line 1, column 1: "),
            (b"", "is not JSON at line 1, column 1: "),
            ("  \n ", "is not JSON at line "),
            (TEXT[:-1], "is not JSON at line 1, column 311: "),
            (TEXT + "x", "is not JSON at line 1, column 312: "),
            (TEXT.replace('"', "'"), "is not JSON at line "),
            ('{"title": "two\nlines"}', "is not JSON at line 1, column 15: "),
            ('{"title": "\\x"}', "is not JSON at line "),
            ("{,}", "is not JSON at line "),
            ("[" * 100_000, "nests deeper than 64 levels"),
            ('{"a":' * 100_000 + "1" + "}" * 100_000, "nests deeper than 64 levels"),
            (TEXT.encode("utf-16"), "byte 0 is not UTF-8"),
            (TEXT.encode("utf-16-le"), "is not JSON at line "),
            (TEXT.encode("utf-32-be"), "is not JSON at line "),
            (TEXT.replace("Two", "Zwölf").encode("latin-1"), "byte "),
            (b'{"title": "\xed\xa0\x80"}', "byte 11 is not UTF-8"),
            ("[]", "wants an object with the dataset in it, not a list ([])"),
            ("[{}]", "wants an object with the dataset in it, not a list ([{}])"),
            ("null", "wants an object with the dataset in it, not nothing"),
            ("1", "wants an object with the dataset in it, not a number (1)"),
            ('"text"', "wants an object with the dataset in it, not a text ('text')"),
        ],
        ids=lambda text: ascii(text)[:24],
    )
    def test_whole(self, text: str | bytes, beginning: str) -> None:
        """The one problem is that of the whole text, and says where reading stopped."""
        (problem,) = problems_in_text(text)
        assert problem.pointer == ""
        assert problem.message.startswith(beginning)

    def test_not_a_number_is_said_once(self) -> None:
        """A bare NaN is one problem, though it is no dataset either."""
        assert [problem.pointer for problem in problems_in_text("NaN")] == [""]

    def test_byte_order_mark(self) -> None:
        """A byte order mark is refused in text and in bytes."""
        assert problems_in_text("\ufeff" + TEXT) == BYTE_ORDER_MARK
        assert problems_in_text(TEXT.encode("utf-8-sig")) == BYTE_ORDER_MARK

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            (
                '{"title": "A", ' + TEXT[1:],
                Problem("/title", "this key stands twice in its object"),
            ),
            (
                text_with_key('"periods": []'),
                Problem("/periods", "this key stands twice in its object"),
            ),
            (
                text_with_key('"references": []'),
                Problem("/references", "this key stands twice in its object"),
            ),
            (
                TEXT.replace('"book"', '"book", "locator": "1", "locator": "2"', 1),
                Problem("/periods/0/citations/0/locator", "this key stands twice in its object"),
            ),
            (
                text_with_key('"license": NaN'),
                Problem("/license", "JSON has no number NaN"),
            ),
            (
                text_with_key('"license": -Infinity'),
                Problem("/license", "JSON has no number -Infinity"),
            ),
            (
                text_with_key('"events": [Infinity]'),
                Problem("/events/0", "JSON has no number Infinity"),
            ),
            (
                text_with_key('"license": ' + "9" * 5000),
                Problem(
                    "/license", "a number of 5000 digits is too long: at most 4300 can be read"
                ),
            ),
            (
                text_with_key('"license": 1e999'),
                Problem("/license", "wants a text, not a float (inf)"),
            ),
            (
                text_with_key(r'"license": "\ud800"'),
                Problem(
                    "/license", r"'\ud800' has half of a surrogate pair, which no file can hold"
                ),
            ),
            (
                text_with_key('"license": "\ud800"'),
                Problem(
                    "/license", r"'\ud800' has half of a surrogate pair, which no file can hold"
                ),
            ),
        ],
        ids=lambda case: ascii(case)[-30:],
    )
    def test_one_place(self, text: str, problem: Problem) -> None:
        """What a JSON parser accepts by mistake is found at its place, and reported once."""
        problems = problems_in_text(text)
        assert problems == (problem,)
        assert str(problems[0]).encode()

    def test_depth(self) -> None:
        """64 levels can be read; 65 are too deep."""
        (known,) = problems_in_text(nested_text(64))
        assert known.pointer == "/deep"
        assert known.message.startswith("is no key of this object")
        assert problems_in_text(nested_text(65)) == (
            Problem("/deep" + "/0" * 63, "nests deeper than 64 levels"),
        )

    def test_digits(self) -> None:
        """4300 digits can be read, also below zero; the problem is that they are no licence."""
        for sign in ("", "-"):
            (known,) = problems_in_text(text_with_key(f'"license": {sign}{"9" * 4300}'))
            assert known.message.startswith("wants a text, not a number")
            (unknown,) = problems_in_text(text_with_key(f'"license": {sign}{"9" * 4301}'))
            assert (
                unknown.message == "a number of 4301 digits is too long: at most 4300 can be read"
            )

    def test_surrogate_pairs_are_letters(self) -> None:
        """A pair of escapes that belong together is a character like any other."""
        dataset = Dataset.from_json(text_with_key(r'"license": "\ud83c\udf0d"'))
        assert dataset.license == "🌍"
        assert Dataset.from_json(dataset.to_json().encode()) == dataset

    @pytest.mark.parametrize("value", [None, 1, {}, [TEXT], bytearray(TEXT.encode()), SMALL])
    def test_what_is_no_text_at_all(self, value: Any) -> None:
        """An argument of the wrong type is an error of the query, not of the dataset."""
        with pytest.raises(QueryTypeError, match="from_json takes a text or bytes, not"):
            Dataset.from_json(value)


LISTS = {"/events", "/periods/0/citations", "/periods/0/citations/0/dates"}


def looped_dataset() -> Raw:
    """Return a dataset that contains itself."""
    data = raw_dataset()
    data["events"] = [data]
    return data


def deep_dataset(depth: int) -> Raw:
    """Return a dataset with nested lists."""
    inner: list[Any] = []
    for _ in range(depth):
        inner = [inner]
    return raw_dataset(events=inner)


class Mute:
    """A key that cannot be printed, like a number of 5000 digits."""

    def __str__(self) -> str:
        raise ValueError("too long")


class TestDicts:
    """Data that Python can express and JSON cannot."""

    @pytest.mark.parametrize(
        "data",
        [looped_dataset(), deep_dataset(100_000), deep_dataset(65)],
        ids=["loop", "deep", "65"],
    )
    def test_too_deep(self, data: Raw) -> None:
        """Nesting that is too deep, or endless, is one problem."""
        (problem,) = problems_of(data)
        assert problem.message == "nests deeper than 64 levels"
        assert problem.pointer.startswith("/events/0")

    @pytest.mark.parametrize("place", ["", "/periods/0", "/periods/0/citations/0"])
    @pytest.mark.parametrize(
        ("key", "pointer"),
        [("~/\ud800", "/~0~1\\ud800"), ("", "/"), ("title ", "/title ")],
        ids=["escaped", "empty", "blank"],
    )
    def test_unknown_keys(self, key: str, pointer: str, place: str) -> None:
        """A key of any characters is an unknown key, wherever it stands."""
        data = json.loads(TEXT)
        value_at(data, place)[key] = 1
        (problem,) = problems_of(data)
        assert problem.message.startswith("is no key of this object; ")
        assert problem.pointer == place + pointer

    @pytest.mark.parametrize("place", ["", "/periods/0", "/periods/0/citations/0"])
    @pytest.mark.parametrize(
        ("key", "description"),
        [
            (1, "a number (1)"),
            (None, "nothing"),
            (("a", "b/c"), "a tuple (('a', 'b/c'))"),
            (Mute(), "a Mute ("),
            (10**5000, "a number (too long to print)"),
        ],
        ids=["number", "nothing", "tuple", "mute", "huge"],
    )
    def test_keys_that_are_no_text(self, key: object, description: str, place: str) -> None:
        """The pointer leads to the object that has a key of another type."""
        data = json.loads(TEXT)
        value_at(data, place)[key] = 1
        (problem,) = problems_of(data)
        assert problem.pointer == place
        assert problem.message.startswith(f"a key is a text, not {description}")

    @pytest.mark.parametrize(
        "value",
        [
            10**5000,
            [10**5000],
            float("nan"),
            b"bytes",
            object(),
            {1, 2},
            (),
            ("a",),
            Dataset,
            "\ud800",
            "x" * 1_000_000 + " ",
            [[[[[[[[["deep"]]]]]]]]],
        ],
        ids=lambda value: type(value).__name__,
    )
    @pytest.mark.parametrize(
        "place",
        [
            "/format_version",
            "/title",
            "/coverage",
            "/license",
            "/events",
            "/periods/0",
            "/periods/0/id",
            "/periods/0/part_of",
            "/periods/0/span",
            "/periods/0/citations",
            "/periods/0/citations/0",
            "/periods/0/citations/0/stance",
            "/periods/0/citations/0/dates",
        ],
    )
    def test_strange_values(self, place: str, value: object) -> None:
        """A value of any kind is one problem, at its place, with a short message."""
        (problem,) = problems_of(replace_at(SMALL, place, value))
        # The problem of a list may be that of its first item.
        assert problem.pointer == place + ("/0" if place in LISTS and type(value) is list else "")
        assert len(problem.message) < 1500
        assert problem.message.encode()

    @pytest.mark.parametrize("data", [None, [], "", 1, b"{}", ()], ids=repr)
    def test_no_object(self, data: object) -> None:
        """A dataset must be an object."""
        (problem,) = problems_of(data)
        assert problem.pointer == ""
        assert problem.message.startswith("wants an object with the dataset in it, not ")

    def test_empty(self) -> None:
        """In an empty object every required key is missing."""
        assert problems_of({}) == (
            Problem(
                "/format_version",
                "wants 2, the version of the format, or an older one, not nothing",
            ),
            Problem("/title", "is missing"),
            Problem("/edition", "is missing"),
            Problem("/coverage", "is missing"),
        )


NO_ID = "is not an id: lower-case ASCII words joined by hyphens"
MISTAKES: dict[str, tuple[str, object, str, str]] = {
    "a text for true or false": (
        "/treaties/1/citations/0/dates/0/rejected",
        "yes",
        "/treaties/1/citations/0/dates/0/rejected",
        "wants true or false, not a text ('yes')",
    ),
    # place, value, pointer of the problem, beginning of its message
    "version-newer": (
        "/format_version",
        3,
        "/format_version",
        "wants 2, the version of the format, or an older one, not a number (3)",
    ),
    "version-0": ("/format_version", 0, "/format_version", "wants 2, "),
    "version-true": ("/format_version", True, "/format_version", "wants 2, "),
    "version-float": ("/format_version", 2.0, "/format_version", "wants 2, "),
    "version-text": ("/format_version", "2", "/format_version", "wants 2, "),
    "version-missing": ("/format_version", REMOVED, "/format_version", "wants 2, "),
    "header-missing": ("/edition", REMOVED, "/edition", "is missing"),
    "header-null": ("/title", None, "/title", "wants a text, not nothing"),
    "header-date": ("/coverage", "1993/1917", "/coverage", ""),
    "table-no-list": ("/references", {}, "/references", "wants a list, not an object ({})"),
    "table-null": ("/actors", None, "/actors", "wants a list, not nothing"),
    "table-misspelt": (
        "/eventz",
        [],
        "/eventz",
        "is no key of this object; did you mean 'events'?",
    ),
    "record-list": ("/events/0", [], "/events/0", "wants an object, not a list ([])"),
    "record-null": ("/actors/0", None, "/actors/0", "wants an object, not nothing"),
    "record-broken-reference": (
        "/references/0/evidence",
        "scholary",
        "/references/0/evidence",
        "a text ('scholary') is no evidence; did you mean 'scholarly'?",
    ),
    "id-missing": ("/references/0/id", REMOVED, "/references/0/id", "is missing"),
    "id-in-capitals": ("/references/0/id", "Book", "/references/0/id", f"'Book' {NO_ID}"),
    "id-with-newline": ("/references/0/id", "book\n", "/references/0/id", f"'book\\n' {NO_ID}"),
    "id-number": ("/actors/1/id", 1, "/actors/1/id", "wants a text, not a number (1)"),
    "key-misspelt": (
        "/events/0/tilte",
        "Talks",
        "/events/0/tilte",
        "is no key of this object; did you mean 'title'?",
    ),
    "key-unknown": (
        "/actors/0/names/0/~1 ~0",
        1,
        "/actors/0/names/0/~1 ~0",
        "is no key of this object; known keys are text, language",
    ),
    "field-missing": ("/events/1/salience", REMOVED, "/events/1/salience", "is missing"),
    "bool-as-number": (
        "/events/1/salience",
        True,
        "/events/1/salience",
        "a truth value (True) is no salience; it is one of 1, 2, 3",
    ),
    "float-as-number": ("/events/1/salience", 1.0, "/events/1/salience", "a float (1.0) is no "),
    "text-as-list": (
        "/treaties/1/terms",
        "France",
        "/treaties/1/terms",
        "wants a list, not a text ('France')",
    ),
    "null-as-list": ("/events/1/treaties", None, "/events/1/treaties", "wants a list, not nothing"),
    "tuple-as-list": ("/events/1/treaties", (), "/events/1/treaties", "wants a list, not a tuple"),
    "object-as-list": (
        "/actors/0/names",
        {"text": "A", "language": "en"},
        "/actors/0/names",
        "wants a list, not an object",
    ),
    "number-as-text": ("/events/0/summary", 0, "/events/0/summary", "wants a text, not a number"),
    "null-in-list": ("/treaties/1/terms/0", None, "/treaties/1/terms/0", "wants a text, not noth"),
    "no-term": (
        "/events/0/kind",
        "",
        "/events/0/kind",
        "a text ('') is no event kind; it is one of",
    ),
    "term-of-another-list": (
        "/treaties/1/obligations/1",
        "debt",
        "/treaties/1/obligations/1",
        "a text ('debt') is no obligation; ",
    ),
    "term-in-another-case": (
        "/events/0/kind",
        "Negotiation",
        "/events/0/kind",
        "a text ('Negotiation') is no event kind; did you mean 'negotiation'",
    ),
    "date-impossible": (
        "/events/0/date",
        "1935-02-29",
        "/events/0/date",
        "a text ('1935-02-29'), character 9: ",
    ),
    "date-in-english": (
        "/events/0/date",
        "May 1935",
        "/events/0/date",
        "a text ('May 1935') is not EDTF: write 1935-05",
    ),
    "date-in-another-notation": (
        "/events/0/date",
        "late 1967",
        "/events/0/date",
        "'late 1967' cannot be read as a date: write the months that you mean, such as [1967-09..",
    ),
    "date-number": (
        "/events/0/date",
        1935,
        "/events/0/date",
        "wants a date in EDTF, such as '1935-05-16', not a number (1935)",
    ),
    "date-in-a-claim": (
        "/treaties/1/citations/0/dates/0/span",
        "193?",
        "/treaties/1/citations/0/dates/0/span",
        "a text ('193?'), character 4: ",
    ),
    "date-of-a-party": (
        "/treaties/1/ratifications/0/date",
        "",
        "/treaties/1/ratifications/0/date",
        "a text ('')",
    ),
    "blank-at-the-end": (
        "/events/0/title",
        "talks ",
        "/events/0/title",
        "'talks ' is not a text without blanks at its ends",
    ),
    "newline-at-the-end": (
        "/events/0/title",
        "talks\n",
        "/events/0/title",
        "'talks\\n' is not a text without blanks at its ends",
    ),
    "no-language": ("/actors/0/names/0/language", "English", "/actors/0/names/0/language", "'Engl"),
    "no-address": ("/references/0/url", "example.org", "/references/0/url", "'example.org' is not"),
    "no-parties": ("/treaties/0/parties", [], "/treaties/0", "has no parties"),
    "no-names": ("/actors/1/names", [], "/actors/1", "has no names"),
    "no-author": (
        "/references/0/authors/0",
        {"given": "Jan"},
        "/references/0/authors/0",
        "wants either a family name or a literal name, and not both",
    ),
    "dated-twice": (
        "/treaties/1/citations/0/dates/1",
        {"field": "signed", "span": "1935"},
        "/treaties/1/citations/0",
        "dates one field twice; a source with two dates is cited twice",
    ),
}


class TestMistakes:
    """One error in a dataset with every field filled, and with many links, is one problem."""

    @pytest.mark.parametrize(
        ("place", "value", "pointer", "message"), MISTAKES.values(), ids=MISTAKES
    )
    def test_one_mistake_is_one_problem(
        self, place: str, value: object, pointer: str, message: str
    ) -> None:
        """The error is found at its place, and links to the record are no problems."""
        (problem,) = problems_of(replace_at(rich_dataset(), place, value))
        assert problem.pointer == pointer
        assert problem.message.startswith(message)

    @pytest.mark.parametrize("table", ["actors", "treaties", "references", "events", "conditions"])
    def test_a_table_by_a_wrong_name(self, table: str) -> None:
        """A misspelt table is one problem; links to its records are not judged."""
        data = rich_dataset()
        data[f"{table}-"] = data.pop(table)
        assert problems_of(data) == (
            Problem(f"/{table}-", f"is no key of this object; did you mean {table!r}?"),
        )

    def test_taking_anything_away(self) -> None:
        """If a value is removed, each problem points to that key or to a value that is left."""
        misplaced: list[str] = []
        for place in pointers_in(rich_dataset()):
            if place == "":
                continue
            data = replace_at(rich_dataset(), place, REMOVED)
            try:
                problems = problems_of(data)
            except Exception as error:
                error.add_note(f"without {place}")
                raise
            for problem in problems:
                if not has_place(data, problem.pointer):
                    misplaced.append(f"without {place}: {problem}")
        assert not misplaced, "\n".join(misplaced)

    def test_all_mistakes_at_once(self) -> None:
        """Errors of shape and against rules are all reported at once, in the order of the JSON."""
        data = raw_dataset(
            title="",
            periods=[raw_period(citations=[]), raw_period("thaw", span="199u", part_of=1, extra=1)],
            events=[raw_event(kind="talk", date="1934-13"), raw_event("later", because_of=["x"])],
            treaties=[raw_treaty(signed="1935-02-29", parties=[])],
            actors=[*raw_parties(), raw_actor(names=[{"text": "A"}, {"language": "en"}])],
            unknown=1,
        )
        assert [problem.pointer for problem in problems_of(data)] == [
            "/title",
            "/periods/0/citations",
            "/periods/1/span",
            "/periods/1/part_of",
            "/periods/1/extra",
            "/events/0/date",
            "/events/0/kind",
            "/events/1/because_of/0",
            "/treaties/0/signed",
            "/actors/2/names/0/language",
            "/actors/2/names/1/text",
            "/unknown",
        ]

    def test_the_same_from_json(self) -> None:
        """Dicts and JSON text with the same data have the same problems."""
        for place, value, *_ in MISTAKES.values():
            if value != ():
                data = replace_at(rich_dataset(), place, value)
                assert problems_in_text(json.dumps(data)) == problems_of(data)

    def test_what_is_read_is_left_alone(self) -> None:
        """Reading bad data does not change the data."""
        data = replace_at(rich_dataset(), "/events/0/kind", "talk")
        before = json.dumps(data)
        assert problems_of(data)
        assert json.dumps(data) == before


def has_place(data: object, pointer: str) -> bool:
    """Return whether a pointer leads to a value, or to a key that is missing in an object."""
    above, _, last = pointer.rpartition("/")
    try:
        value_at(data, pointer)
    except (LookupError, ValueError):
        return bool(last) and hasattr(value_at(data, above), "keys")
    return True


@st.composite
def changed_datasets(draw: st.DrawFn) -> Any:
    """Draw a sound dataset that is then changed at one or two places."""
    data: Any = rich_dataset() if draw(st.booleans()) else draw(sound_datasets())
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.sampled_from(list(pointers_in(data))))
        value: Any = value_at(data, place)
        action = draw(st.sampled_from(["replace", "delete", "add", "copy"]))
        if place == "" or action == "replace":
            other = draw(st.sampled_from(list(pointers_in(data))))
            value = draw(json_values | st.just(value_at(data, other)))
            if place == "":
                return value
            data = replace_at(data, place, value)
        elif action == "delete":
            data = replace_at(data, place, REMOVED)
        elif action == "add" and hasattr(value, "keys"):
            data = copy.deepcopy(data)
            value = value_at(data, place)
            value[draw(st.text(max_size=4) | st.just("id"))] = draw(json_values)
        elif hasattr(value, "append") and value:
            data = replace_at(data, f"{place}/{len(value)}", draw(st.sampled_from(value)))
    return data


class TestAnything:
    """A changed dataset is either sound or has problems, and nothing else goes wrong."""

    @given(changed_datasets())
    def test_mutations(self, data: object) -> None:
        """A sound dataset can be read back; else each problem has a pointer and a message."""
        problems = problems_of(data)
        for problem in problems:
            assert has_place(data, problem.pointer), problem
            assert problem.message.strip() == problem.message != ""
            assert str(problem).encode()
        if not problems:
            dataset = Dataset.from_dict(data)
            assert Dataset.from_json(dataset.to_json()) == dataset

    @given(st.text() | st.binary() | json_values.map(json.dumps))
    def test_any_text(self, text: str | bytes) -> None:
        """A text that is no dataset has problems and raises no other error."""
        assert problems_in_text(text)

    @given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text(max_size=3))
    def test_any_cut(self, start: int, stop: int, text: str) -> None:
        """The same is true of a dataset with any part of its text replaced."""
        for problem in problems_in_text(TEXT[:start] + text + TEXT[max(start, stop) :]):
            assert str(problem).encode()


class TestFiles:
    """A file is read before its text is: an error about a path says so."""

    def test_a_path(self) -> None:
        """A path is no text."""
        path: Any = Path("mine.json")
        with pytest.raises(QueryTypeError, match=r"read the file first: path.read_bytes\(\)"):
            Dataset.from_json(path)

    @pytest.mark.parametrize("text", ["mine.json", "C:/My data/mine.json", "/home/me/mine.json"])
    def test_the_name_of_a_file(self, text: str) -> None:
        """A text that is the name of a file is not JSON, but could be meant as one."""
        with pytest.raises(DatasetError, match=r"read the file first, as with pathlib.Path"):
            Dataset.from_json(text)

    @pytest.mark.parametrize("text", ["mine.json\n{}", "", "{'a': 1}"])
    def test_other_texts(self, text: str) -> None:
        """Any other text is only not JSON."""
        with pytest.raises(DatasetError) as caught:
            Dataset.from_json(text)
        assert "read the file" not in str(caught.value)
