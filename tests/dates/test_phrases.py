"""Phrases with dates in them, and dates in other languages: the error says what to write."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from czsu_relations import EDTFError, TimeSpan
from czsu_relations._dates.phrases import explain_phrase
from date_strategies import Dressed, edtf_texts


def advice_for(text: str) -> str:
    """Return what the error about a text says to write."""
    with pytest.raises(EDTFError) as caught:
        TimeSpan.of(text)
    start, found, advice = caught.value.reason.partition(" cannot be read as a date: write ")
    assert found, caught.value.reason
    assert start == repr(text)
    return advice


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("since 1938", "1938/.."),
        ("From May 1945", "1945-05/.."),
        ("from 9 May 1945 onwards", "1945-05-09/.."),
        ("1945 onwards", "1945/.."),
        ("from 1945, end unknown", "1945/"),
        ("from an unknown date to 1945", "/1945"),
        ("until 1938", "../1938"),
        ("till 30 September 1938", "../1938-09-30"),
        ("up to May 1945", "../1945-05"),
        ("before 1938", "[..1938]"),
        ("by 16 May 1935", "[..1935-05-16]"),
        ("after 1921", "[1921..]"),
        ("about 1936", "1936~"),
        ("circa 1935", "1935~"),
        ("c. May 1935", "1935-05~"),
        ("ca 1935", "1935~"),
        ("around 16 May 1935", "1935-05-16~"),
        ("May 1938 to June 1939", "1938-05/1939-06"),
        ("from 1 September 1944 until 9 May 1945", "1944-09-01/1945-05-09"),
        ("September 1944 \N{EN DASH} May 1945", "1944-09/1945-05"),
        ("May\N{EM DASH}June 1935", "1935-05/1935-06"),
        ("14-17 May 1918", "1918-05-14/1918-05-17"),
        ("1935 or 1936", "[1935,1936]"),
        ("20 or 21 August 1968", "[1968-08-20,1968-08-21]"),
        ("28. října 1938", "1938-10-28"),
        ("30. ZÁŘÍ 1938", "1938-09-30"),
        ("květen 1945", "1945-05"),
        ("16. mája 1935", "1935-05-16"),
        ("21 августа 1968", "1968-08-21"),
        ("21 августа 1968 года", "1968-08-21"),
        ("21 августа 1968 г.", "1968-08-21"),
        ("сентябрь 1938", "1938-09"),
        ("since března 1939", "1939-03/.."),
    ],
)
def test_what_to_write(text: str, edtf: str) -> None:
    """The advice is EDTF, ready to be copied."""
    assert advice_for(text) == edtf
    assert TimeSpan(edtf).edtf == edtf


def test_two_meanings() -> None:
    """What lies between two dates may be one moment or all of the time."""
    advice = advice_for("between May and June 1921")
    assert advice == "[1921-05..1921-06] for one moment, or 1921-05/1921-06 for all the time"


@pytest.mark.parametrize(
    "text",
    [
        "before the war",
        "since hell",
        "May 1938 to hell",
        "hell or 1938",
        "1938 or 1938",
        "1945 to 1938",
        "after 29 February 1935",
        "about May 1935?",
        "říjen",
        f"since {'1938 ' * 100}",
    ],
)
def test_no_date(text: str) -> None:
    """Where there is no date, or none that fits, the error is the one that it was."""
    with pytest.raises(EDTFError) as caught:
        TimeSpan.of(text)
    assert "cannot be read as a date: write" not in caught.value.reason


@given(edtf_texts())
def test_descriptions(dressed: Dressed) -> None:
    """What is written instead of a description agrees with the date that is described."""
    span = TimeSpan(dressed.text)
    explanation = explain_phrase(span.describe())
    assume(explanation)
    assert explanation
    _, _, advice = explanation.partition(": write ")
    texts = [part.split()[0] for part in advice.split(", or ")]
    assert any(TimeSpan(text).agrees_with(span) for text in texts)
