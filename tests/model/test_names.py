"""Names as people type them: folding, look-up, and suggestions."""

from __future__ import annotations

import difflib
import pickle
import unicodedata
from typing import ClassVar

import pytest
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations._model import names
from czsu_relations._model.names import names_of
from example_datasets import EXAMPLE


def fold_as_defined(text: str) -> str:
    """Return a text as `fold_text` does, character by character."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept: list[str] = []
    for character in decomposed:
        if character.isalnum():
            kept.append(character)
        elif not unicodedata.combining(character) and character not in "'’":
            kept.append(" ")
    return " ".join("".join(kept).split())


class TestFold:
    """Folding removes what people leave out when they type a name."""

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            pytest.param("DUBČEK", "dubcek", id="case and accents"),
            pytest.param("Dubc\u030cek", "dubcek", id="accents that stand apart"),
            pytest.param("Straße", "strasse", id="sharp s"),
            pytest.param("Горбачёв", "горбачев", id="Cyrillic"),
            pytest.param("Łódź Đorđe", "łodz đorđe", id="letters that Unicode keeps whole"),
            pytest.param("Molotov–Ribbentrop (1939)", "molotov ribbentrop 1939", id="punctuation"),
            pytest.param("mutual-assistance-1935", "mutual assistance 1935", id="an id"),
            pytest.param("People's d’État", "peoples detat", id="apostrophes join"),
            pytest.param("  a \t\n b\u00a0c ", "a b c", id="blanks of every sort"),
            pytest.param("—!?…", "", id="nothing but punctuation"),
            pytest.param("№ 5™", "no 5tm", id="signs that stand for letters"),
        ],
    )
    def test_examples(self, text: str, folded: str) -> None:
        """A text folds to lower-case words of letters and digits."""
        assert names.fold_text(text) == folded

    def test_every_character_folds_once(self) -> None:
        """For every character, folding twice is the same as folding once."""
        for character in map(chr, range(0x1F000)):
            folded = names.fold_text(character)
            assert names.fold_text(folded) == folded

    @pytest.mark.parametrize(
        "codes",
        [
            pytest.param(range(0, 0x110000, 97), id="a sample"),
            pytest.param(range(0x110000), id="all", marks=pytest.mark.slow),
        ],
    )
    def test_every_character_folds_as_defined(self, codes: range) -> None:
        """The table for `str.translate` gives what its definition gives, alone and in a word."""
        for character in map(chr, codes):
            for text in (character, f"a{character}B"):
                assert names.fold_text(text) == fold_as_defined(text)

    @given(st.text())
    def test_texts_fold_as_defined(self, text: str) -> None:
        """So does any text, whether or not it is ASCII."""
        assert names.fold_text(text) == fold_as_defined(text)

    @given(st.text())
    def test_folding_twice_is_folding_once(self, text: str) -> None:
        """A folded text folds to itself, so that folded texts can be compared."""
        assert names.fold_text(names.fold_text(text)) == names.fold_text(text)

    @given(st.text(st.characters(max_codepoint=0x2FF)))
    def test_composition_makes_no_difference(self, text: str) -> None:
        """An accented letter may be one character or two."""
        composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
        assert names.fold_text(composed) == names.fold_text(decomposed)


class TestFoldWords:
    """Folding for comparison by words also removes two differences of spelling."""

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            pytest.param("U.S.S.R.", "ussr", id="initials"),
            pytest.param("U.S.S.R", "ussr", id="without the last full stop"),
            pytest.param("the U.S.S.R.'s note", "the ussr s note", id="with an ending"),
            pytest.param("Č.S.R.", "csr", id="accents"),
            pytest.param("C\u030c.S.R.", "csr", id="accents that stand apart"),
            pytest.param("С.С.С.Р.", "ссср", id="Cyrillic"),
            pytest.param("R.S.F.S.R.", "rsfsr", id="five of them"),
            pytest.param("u.n.", "un", id="lower case"),
            pytest.param("T.G. Masaryk", "tg masaryk", id="of a person"),
            pytest.param("T. G. Masaryk", "tg masaryk", id="with a blank between"),
            pytest.param("T.G.Masaryk", "tg masaryk", id="without a blank after them"),
            pytest.param("J. Masaryk", "j masaryk", id="only one"),
            pytest.param("World War I. A treaty", "world war i a treaty", id="two sentences"),
            pytest.param("on 1.5.1955", "on 1 5 1955", id="digits"),
            pytest.param("normalization", "normalisation", id="-ization"),
            pytest.param("Organizations", "organisations", id="-izations"),
            pytest.param("recognize", "recognise", id="-ize"),
            pytest.param("nationalized", "nationalised", id="-ized"),
            pytest.param("mobilizing", "mobilising", id="-izing"),
            pytest.param("demilitarizat", "demilitarisat", id="the beginning of such a word"),
            pytest.param("normalisation", "normalisation", id="-isation"),
            pytest.param("Izvestia", "izvestia", id="not at the beginning of a word"),
        ],
    )
    def test_examples(self, text: str, folded: str) -> None:
        """Dotted initials are one word, and `-ize` is written `-ise`."""
        assert names.fold_words(text) == folded

    @given(st.text(st.sampled_from("aiz s")), st.integers(0, 9))
    def test_beginnings_stay_beginnings(self, text: str, length: int) -> None:
        """The beginning of a word is folded to the beginning of the folded word."""
        word = text.replace(" ", "")
        assert names.fold_words(word).startswith(names.fold_words(word[:length]).removesuffix("i"))


class TestHasWords:
    """Every start is the beginning of a word."""

    @pytest.mark.parametrize(
        ("folded", "starts", "found"),
        [
            ("red army", ["army", "r"], True),
            ("red army", ["red", "navy"], False),
            ("red army", ["my"], False),
            ("red army", [], False),
            ("", ["red"], False),
        ],
    )
    def test_examples(self, folded: str, starts: list[str], found: bool) -> None:  # noqa: FBT001 - a table's column
        """The order does not matter, and without starts nothing matches."""
        assert names.has_word_prefixes(folded, starts) is found


class TestNamesOf:
    """The names of a record are its title, its names and its titles in other languages."""

    @pytest.mark.parametrize(
        ("key", "names"),
        [
            ("break-1930", ("break-1930", "Rozchod")),
            ("pact", ("Harbour Pact", "Přístavní smlouva")),
            ("north", ("Northland", "Severní země")),
            ("tension", ("tension",)),
            ("atlas", ("Atlas of the Two Lands",)),
        ],
    )
    def test_names(self, key: str, names: tuple[str, ...]) -> None:
        """The title of the record comes first."""
        assert names_of(EXAMPLE.record(key)) == names


class TestNearest:
    """Suggestions for a name that does not exist."""

    def test_best_first(self) -> None:
        """The most similar name comes first, as it is written; others are left out."""
        among = ("Čechoslovák", "France", "Czechoslovakia", "Hungary")
        found = names.nearest_names("CZECHOSLOVAKIE", among)
        assert found == ("Czechoslovakia", "Čechoslovák")

    def test_no_more_than_asked_for(self) -> None:
        """There are at most three suggestions, or as many as asked for."""
        among = [f"treaty-{n}" for n in range(9)]
        assert len(names.nearest_names("treaty", among)) == 3
        assert len(names.nearest_names("treaty", among, 1)) == 1

    def test_names_with_the_same_words(self) -> None:
        """A long name is suggested for a word of it, after the names that look similar."""
        among = ("munich-agreement-1938", "Mnichovská dohoda", "München", "Munch")
        assert names.nearest_names("munich", among) == ("Munch", "München", "munich-agreement-1938")

    def test_names_that_fold_the_same(self) -> None:
        """Names that differ only in accents are one suggestion."""
        assert names.nearest_names("cerny", ["Černý", "Cerny"]) == ("Černý",)

    def test_many_names_are_compared_with_bounded_effort(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Of 100 000 similar names few are compared letter by letter, and the best is found."""
        compared: list[int] = []
        compare = difflib.get_close_matches

        def count(word: str, possibilities: list[str], n: int, cutoff: float) -> list[str]:
            compared.append(len(possibilities))
            return compare(word, possibilities, n, cutoff)

        monkeypatch.setattr(difflib, "get_close_matches", count)
        among = [f"treaty-of-friendship-{n:05}" for n in range(100_000)]
        assert names.nearest_names("treaty-of-freindship-54321", among)[0] == among[54321]
        assert compared == [250]

    def test_long_names_are_not_compared(self) -> None:
        """The effort for a long name is bounded, too; its words are still looked for."""
        assert names.nearest_names("x" * 301, ["x" * 302, "y" + "x" * 301]) == ("x" * 302,)
        assert names.nearest_names("warsaw", ["Warsaw " * 100]) == ("Warsaw " * 100,)

    def test_nothing_near(self) -> None:
        """There may be no suggestion."""
        assert names.nearest_names("xyzzy", ["Dubček"]) == ()


class TestResolve:
    """Look-up of a record by its id or one of its names."""

    BEARERS: ClassVar = {
        "dubcek": ("Alexander Dubček", "Dubček"),
        "cerny-1": ("Jan Černý",),
        "cerny-2": ("Jan Cerny", "Černý ml."),
        "red-army": ("RKKA",),
        "masked": ("—",),
    }

    @pytest.mark.parametrize(
        ("sought", "key"),
        [
            pytest.param("dubcek", "dubcek", id="id"),
            pytest.param("Red army", "red-army", id="id in other spelling"),
            pytest.param("ALEXANDER DUBCEK", "dubcek", id="name"),
            pytest.param("černý, ml.", "cerny-2", id="other name"),
            pytest.param("R.K.K.A.", "red-army", id="dotted initials"),
        ],
    )
    def test_found(self, sought: str, key: str) -> None:
        """A record is found by id or by any name, in any spelling that folds the same."""
        assert names.resolve_name(sought, "actor", self.BEARERS) == key

    @pytest.mark.parametrize("sought", ["", " ", "—", "!"])
    def test_empty_names(self, sought: str) -> None:
        """A text that folds to nothing names no record, not even one named by punctuation."""
        with pytest.raises(czsu.UnknownNameError):
            names.resolve_name(sought, "actor", self.BEARERS)

    def test_unknown(self) -> None:
        """The error has the name, the kind of record, and suggestions."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            names.resolve_name("Dubcekk", "actor", self.BEARERS)
        assert caught.value == czsu.UnknownNameError("Dubcekk", "actor", ["dubcek"])

    def test_ambiguous(self) -> None:
        """The error has the ids of all records with the name."""
        with pytest.raises(czsu.AmbiguousNameError) as caught:
            names.resolve_name("jan CERNY", "actor", self.BEARERS)
        assert caught.value == czsu.AmbiguousNameError("jan CERNY", "actor", ["cerny-1", "cerny-2"])


class TestErrors:
    """The errors of a failed look-up."""

    @pytest.mark.parametrize(
        ("error", "sentence"),
        [
            (czsu.UnknownNameError("x", "event"), "no event is called 'x'"),
            (
                czsu.UnknownNameError("x", "event", ["xa", "xb"]),
                "no event is called 'x'; did you mean 'xa' or 'xb'?",
            ),
            (
                czsu.AmbiguousNameError("x", "event", ["xa", "xb"]),
                "'x' names more than one event: 'xa' and 'xb'; ask for one by its id",
            ),
            (
                czsu.UnknownNameError("X", "event", ["xa"], ["xa"]),
                "no event has the id 'X', a name or title of 'xa'; write the id, or use named()",
            ),
        ],
        ids=["nothing near", "two near", "ambiguous", "no id"],
    )
    def test_sentence(self, error: czsu.CzsuError, sentence: str) -> None:
        """It is a LookupError, its message is a sentence, and it can be pickled."""
        assert isinstance(error, LookupError)
        assert str(error) == sentence
        unpickled: object = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own pickle
        assert unpickled == error
        assert str(unpickled) == sentence

    def test_any_iterable_of_names_will_do(self) -> None:
        """The names may come from an iterator, which is read once."""
        assert czsu.UnknownNameError("x", "event", iter(["xa"])).nearest == ("xa",)
        assert czsu.AmbiguousNameError("x", "event", iter(["xa", "xb"])).candidates == ("xa", "xb")
