"""The texts of the help, beside those of single options."""

from __future__ import annotations

from typing import Final

__all__ = [
    "CHECK_NOTES",
    "DESCRIPTION",
    "EPILOG",
    "EXPORT_NOTES",
    "HELP_WIDTH",
    "ON_NOTES",
    "ON_THIS_DAY_NOTES",
    "PROGRAM",
    "SEARCH_NOTES",
    "SELECTION_EXPORT_NOTES",
]

PROGRAM: Final = "czsu-relations"

HELP_WIDTH: Final = 79
"""The most characters in a line of the texts that argparse does not wrap itself."""

DESCRIPTION: Final = """\
Czechoslovak-Soviet relations, 1917-1993: events, treaties and conditions, each
with its sources. Without a command, print the chronicle of all events.
"""

EPILOG: Final = """\
dates:
  1940-06-01, "1 June 1940", 1940-06, 1940, or any other date in EDTF, the
  Extended Date/Time Format

possible and certain:
  Many dates are imprecise, and sources disagree. A record is possible at a
  time if its date allows it: an event dated "1940" is possible in June 1940.
  A record is certain if every reading of its own date fits, and no source
  gives another date that does not.
  Answers include everything possible. `between --certain` leaves out what is
  not certain; `on` marks it with "?".

examples:
  czsu-relations on 1940-06-01
  czsu-relations between 1938-09 1945-05-09 --actor Benes
  czsu-relations on-this-day 21 August
  czsu-relations show dubcek
  czsu-relations between 1968 1969 --salience 1 --export timelinejs -o t.json
  czsu-relations search munich agreement
  czsu-relations cite mutual-assistance-1935 --format bibtex
  czsu-relations export csv --table treaties -o treaties.csv
  czsu-relations check mine.json
  czsu-relations diff mine-of-last-year.json mine.json

exit codes:
  0  success, also if nothing is recorded
  1  the question cannot be answered, or the dataset has errors
  2  the arguments are wrong

`diff` has 1 if there is a difference, and 2 for every error.

Text is bold or dim on a terminal only, and never if NO_COLOR is set.
"""

ON_NOTES: Final = """\
In the text, "?" marks a record that is possible but not certain: its date is
imprecise, or sources disagree. json and csv have a column "certain" instead.

"Earlier events" are the events of the 90 days before the date, and the last
turning point and the last three events that were over before it.
"""

ON_THIS_DAY_NOTES: Final = """\
Only dates that are known to the day count: the day of an event, or the day on
which it began or ended; the signature of a treaty; the beginning and the end
of a period or a condition; the birth and the death of a person.
"""

SELECTION_EXPORT_NOTES: Final = """\
formats of --export:
  csv         the records as a table, as with --format csv
  json        a dataset of the records and of what they name, for --data
  bibtex      the sources that the records cite, for LaTeX
  csl         the sources, for Zotero, Pandoc and other citation software
              (bibtex, csl: those of actors only if no other record is found)
  footnotes   each record with its sources, for a word processor
  timelinejs  the events, for a timeline on a web page
  ical        the events of which the days are known, for a calendar
"""

SEARCH_NOTES: Final = """\
A word matches every word that begins with it: "uran" finds uranium. Case and
accents do not matter, "U.S.S.R." is USSR, and "normalize" is normalise. Ids,
titles, names, summaries, kinds, places, actors and authors are searched. A
year finds the events and treaties of that year, and other records that begin
or end in it.
"""

EXPORT_NOTES: Final = """\
formats:
  csv          one table (see --table)
  json         the whole dataset; the other commands read it with --data
  bibtex       the sources, for LaTeX
  csl          the sources, for Zotero, Pandoc and other citation software
  jsonld       the whole dataset as linked data
  timelinejs   the events, for a timeline on a web page
  ical         the events of which the days are known, for a calendar
  datapackage  the whole dataset as CSV files with a description of their
               columns, in a directory
"""

DIFF_NOTES: Final = """\
A dataset is a file or a folder as `check` takes it, or the number of the
installed edition. In a checkout of the repository, it may also be the number of
a published edition, such as 2026.11.2.

The tables are those of the data, and `dataset`, which stands for the edition
and all else that is said before them.

The exit code is 0 if the two are equal, 1 if they differ and 2 if they cannot
be compared.
"""

CHECK_NOTES: Final = """\
A folder has the file dataset.json, with everything but the tables, and a file
for each table, with the list of its records: periods.json, events.json,
conditions.json, treaties.json, actors.json and references.json.
"""
