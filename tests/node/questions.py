"""Ask the library ten questions, and print the answers and what this Python is as JSON."""

from __future__ import annotations

import io
import json
import pickle
import runpy
import sys
import warnings
from contextlib import redirect_stdout, suppress
from typing import Any

import czsu_relations as czsu


def table_as_csv(table: czsu.Tabular) -> str:
    """Return what is in the CSV file of a table."""
    output = io.StringIO()
    table.to_csv(output)
    return output.getvalue()


def message_of_error(kind: Any) -> str:
    """Return the message of the error that a wrong kind of event raises."""
    try:
        czsu.events.of_kind(kind)
    except czsu.errors.UnknownNameError as error:
        return str(error)
    return ""


def output_of_command(*arguments: str) -> str:
    """Return what `python -m czsu_relations` prints, given these arguments."""
    sys.argv = ["czsu-relations", *arguments]
    output = io.StringIO()
    with redirect_stdout(output), suppress(SystemExit):
        runpy.run_module("czsu_relations", run_name="__main__")
    return output.getvalue()


is_lazy = "czsu_relations._query.dataset" not in sys.modules
war = czsu.events.between("1938-10", "1945-05-09")
alliance = czsu.events.under("mutual-assistance-1935")
dates = ("1944-21", "February 1920", "1934-06-09", "[1934,1936]", "1938/..")
answers: dict[str, object] = {
    "What happened in the war?": [f"{event.date.describe()}: {event.title}" for event in war],
    "What was the situation on a date?": str(czsu.on("1968-09-01")),
    "Which treaties were in force?": czsu.treaties.in_force("1945-05-09", certain=True).ids,
    "Which records mention uranium?": [
        selection.search("uran").ids for selection in (czsu.events, czsu.treaties)
    ],
    "Who are they?": [czsu.actors.named(name).name for name in ("dubcek", "KSČ", "СССР")],
    "What led to the invasion?": czsu.events.causes_of("invasion-of-czechoslovakia-1968").ids,
    "Who says what about recognition?": str(czsu.dataset.card("recognition-de-jure-1934")),
    "What happened in each year?": table_as_csv(czsu.dataset.dyad_years()),
    "How are the sources cited?": [alliance.references.to_bibtex(), alliance.references.to_csl()],
    "When was that?": [czsu.TimeSpan.of(date).describe() for date in dates],
}
result = {
    "python": sys.version_info[:2],
    "platform": sys.platform,
    "warnings": warnings.filters[0][0],
    "version": czsu.__version__,
    "imported lazily": is_lazy,
    "answers": answers,
    "message of an error": message_of_error("recogntion"),
    "output of a command": output_of_command("show", "dubcek"),
    "read back from JSON": czsu.Dataset.from_json(czsu.dataset.to_json()) == czsu.dataset,
    "read back from a pickle": pickle.loads(pickle.dumps(war)) == war,  # noqa: S301 - our own
}
sys.stdout.write(f"{json.dumps(result)}\n")
