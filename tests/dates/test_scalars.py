"""Numbers and dates of numpy and pandas, and missing values, where a date is wanted."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations import EDTFError, QueryTypeError, TimeSpan
from processes import run_python

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

INTEGERS = ("int16", "uint16", "int32", "uint32", "int64", "uint64")

MISSING = {
    "None": None,
    "nan": float("nan"),
    "numpy.float32": np.float32("nan"),
    "numpy.float64": np.float64("nan"),
    "numpy.datetime64": np.datetime64("NaT", "s"),
    "numpy.datetime64 of days": np.datetime64("NaT", "D"),
    "pandas.NaT": pd.NaT,
    "pandas.NA": pd.NA,
    "Decimal": Decimal("nan"),
}
"""The values that stand for a missing one, by their names."""

missing = pytest.mark.parametrize("value", MISSING.values(), ids=MISSING.keys())


class TestYears:
    """Whole numbers of any type are years."""

    @pytest.mark.parametrize("name", INTEGERS)
    def test_integers(self, name: str) -> None:
        """A scalar of numpy is the year that it counts."""
        assert TimeSpan.of(np.dtype(name).type(1935)) == TimeSpan("1935")

    def test_columns(self) -> None:
        """So is a value from a column of pandas, of either of its integer types."""
        for dtype in "int64", "Int64":
            assert TimeSpan.of(pd.Series([1935], dtype=dtype)[0]) == TimeSpan("1935")

    @pytest.mark.parametrize("year", [0, -1, 10_000])
    def test_out_of_range(self, year: int) -> None:
        """The error is the same as for a plain number."""
        with pytest.raises(EDTFError) as of_plain:
            TimeSpan.of(year)
        with pytest.raises(EDTFError) as of_numpy:
            TimeSpan.of(np.int64(year))
        assert of_numpy.value == of_plain.value

    @pytest.mark.parametrize(
        "value",
        [
            True,
            np.True_,
            1935.5,
            np.float64(1935.5),
            float("inf"),
            np.float32(1935.5),
            Decimal(1935),
            Fraction(1935),
            np.array([1935, 1936]),
            np.timedelta64(1935, "D"),
            pd.Series([1935, 1936]),
            pd.Period("1935-05"),
            pd.Timedelta("1D"),
        ],
        ids=repr,
    )
    def test_no_years(self, value: object) -> None:
        """A truth value, a number with a fraction and several numbers are none."""
        with pytest.raises(QueryTypeError, match="a date is a TimeSpan, an EDTF or English text"):
            TimeSpan.of(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


class TestDates:
    """The dates of numpy and pandas are read with the precision that they have."""

    @given(st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001 - naive as numpy's
    def test_days(self, moment: datetime) -> None:
        """A date with a time is its day, as for a datetime of Python."""
        day = TimeSpan(moment.date().isoformat())
        assert TimeSpan.of(pd.Timestamp(moment)) == day
        assert TimeSpan.of(pd.Timestamp(moment, tz="Europe/Prague")) == day
        for unit in "D", "h", "m", "s", "ms", "us", "ns":
            assert TimeSpan.of(np.datetime64(moment, unit)) == day

    @given(st.dates())
    def test_coarse_dates(self, day: date) -> None:
        """A month or a year of numpy is not a day."""
        for unit, length in ("D", 10), ("M", 7), ("Y", 4):
            text = day.isoformat()[:length]
            assert TimeSpan.of(np.datetime64(day, unit)) == TimeSpan(text)

    @pytest.mark.parametrize("unit", ["W", "10Y", "7D"])
    def test_other_units(self, unit: str) -> None:
        """A week has no EDTF, and the text of a decade would be that of its first year."""
        value: Any = np.datetime64("1935-05-16", unit)
        with pytest.raises(QueryTypeError) as caught:
            TimeSpan.of(value)
        assert str(caught.value) == (
            f"{value!r} counts in datetime64[{unit}], which are neither days, months nor years:"
            " convert it with astype('datetime64[D]')"
        )
        assert TimeSpan.of(value.astype("datetime64[D]")).is_day

    def test_out_of_range(self) -> None:
        """A year that a date of Python cannot have is an error."""
        late, early = np.datetime64("12000-01-01", "s"), np.datetime64("-0044-03-15", "s")
        for value in late, early, pd.Timestamp(late):
            with pytest.raises(EDTFError):
                TimeSpan.of(value)

    def test_text(self) -> None:
        """A text of numpy is a text, which is read by the same rules."""
        span = TimeSpan.of(np.str_("16 May 1935"))
        assert span == TimeSpan("1935-05-16")
        assert type(span.edtf) is str
        with pytest.raises(EDTFError, match="two ways"):
            TimeSpan.of(np.str_("1938-39"))


class TestMissingValues:
    """A missing value is never read as a date."""

    @missing
    def test_refused(self, value: Any) -> None:
        """The error says what was given and what to do."""
        with pytest.raises(QueryTypeError) as caught:
            TimeSpan.of(value)
        assert str(caught.value) == (
            f"{value!r} is a missing value, not a date: leave such values out"
        )

    def test_not_compared(self) -> None:
        """A value that cannot be compared with itself has the error of its type."""
        with pytest.raises(QueryTypeError, match="of type Decimal"):
            TimeSpan.of(Decimal("snan"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


def test_no_import() -> None:
    """A date is read without importing numpy or pandas."""
    program = (
        "import sys; from czsu_relations import TimeSpan; TimeSpan.of(1935);"
        "TimeSpan.of('16 May 1935'); print({'numpy', 'pandas'} & sys.modules.keys())"
    )
    assert run_python(program).split() == [b"set()"]


def test_a_day_as_a_number() -> None:
    """A number of eight digits is a day in some tables: the error says how to write it."""
    with pytest.raises(EDTFError, match="write the day as 1938-09-30"):
        TimeSpan.of(19380930)
    with pytest.raises(EDTFError, match="out of range"):
        TimeSpan.of(193809301)


@pytest.mark.parametrize("year", [1938.0, np.float64(1938), np.float32(1938)])
def test_a_year_as_a_float(year: Any) -> None:
    """A column of years with a missing one has floats; a whole one is a year."""
    assert TimeSpan.of(year) == TimeSpan("1938")
    assert czsu.events.on(year) == czsu.events.on(1938)
    assert czsu.dataset.dyad_years().year(year).year == 1938


def test_a_fraction_is_no_year() -> None:
    """The error says that a year is a whole number."""
    year: Any = 1938.5
    with pytest.raises(QueryTypeError, match="float; a year is a whole number"):
        TimeSpan.of(year)
    for year in (0.0, 10_000.0, 1e300):
        with pytest.raises(EDTFError, match="out of range"):
            TimeSpan.of(year)
