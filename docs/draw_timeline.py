"""Draw `docs/_static/timeline.svg`, the picture at the top of the README.

Run it in a clone in which the package is installed with its extra `plot`:

    python docs/draw_timeline.py

The picture depends on the version of vl-convert, so a comment in it has a checksum of the chart
that it shows; `tests/test_readme.py` compares that with the chart of today.
"""

import json
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import czsu_relations as czsu

PICTURE: Final = Path(__file__).parent / "_static" / "timeline.svg"


def make_chart() -> dict[str, Any]:
    """Return the chart of the turning points in Vega-Lite, without its version."""
    turning_points = czsu.events.where(lambda event: event.salience == czsu.Salience.TURNING_POINT)
    chart: dict[str, Any] = turning_points.plot("1917", "1993").to_dict()
    del chart["$schema"]
    # The README says it, and the number of the edition changes more often than the picture.
    del chart["title"]["subtitle"]
    return chart


def format_checksum(chart: dict[str, Any]) -> str:
    """Return the comment with the checksum of a chart."""
    text = json.dumps(chart, sort_keys=True)
    return f"<!-- SHA-256 of the chart: {sha256(text.encode()).hexdigest()} -->"


def main() -> None:
    """Write the picture."""
    chart = make_chart()
    svg: str = import_module("vl_convert").vegalite_to_svg(chart)
    PICTURE.write_text(f"{svg}\n{format_checksum(chart)}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
