"""Helpers for tests of charts: the chart in Vega-Lite, and the picture that Vega makes of it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import czsu_relations as czsu
from exported_tables import DATES, HOSTILE
from raw_datasets import raw_dataset

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = [
    "HOSTILE_TEXTS",
    "ODD_DATES",
    "SVG_NAMESPACE",
    "Spec",
    "cuttable",
    "data_rows",
    "dataset_with",
    "descriptions_in",
    "markup_in",
    "picture_of",
    "scripts_in",
    "spec_of",
    "svg_of",
    "texts_in",
    "texts_of",
    "unsafe_texts_in",
    "valid_spec_of",
    "with_built_in_font",
]

vl_convert: Any = import_module("vl_convert")

SVG_NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
"""The namespace of the elements of SVG."""

Spec = dict[str, Any]
"""A chart in Vega-Lite."""

ODD_DATES: Final = (*DATES, "0001-01-01", "9999-12-31")
"""Dates of every form, and those that stand for infinity."""

HOSTILE_TEXTS: Final = {
    **{text: text for text in HOSTILE},
    "<script>alert(1)</script>": "<\u2060script>alert(1)<\u2060/script>",
    "</script><!-- x": "<\u2060/script><\u2060!-- x",
    "a\x00b\x1bc": "a\ufffdb\ufffdc",
    "č" * 300: "č" * 300,
    "\U0001d11e" * 60: "\U0001d11e" * 60,
}
"""Texts that XML, HTML or Vega could read as something else, each with how charts write it."""

_MARKUP: Final = re.compile(r"<(?:/?script|!--)", re.IGNORECASE)
"""The start of a tag or comment that ends or changes a script in an HTML page."""

_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that a picture in SVG cannot contain."""


def cuttable(text: str) -> str:
    """Return how charts write a text that Vega may cut off: without characters beyond U+FFFF."""
    return "".join("\ufffd" if letter > "\uffff" else letter for letter in text)


def dataset_with(**tables: Any) -> czsu.Dataset:
    """Return a dataset of these records."""
    return czsu.Dataset.from_dict(raw_dataset(**tables))


def spec_of(chart: LayerChart) -> Spec:
    """Return a chart in Vega-Lite."""
    spec: Spec = chart.to_dict(validate=False)
    return spec


def valid_spec_of(chart: LayerChart) -> Spec:
    """Return a chart in Vega-Lite; Altair validates it against the schema, which takes longer."""
    spec: Spec = chart.to_dict(validate=True)
    return spec


def with_built_in_font(spec: Spec) -> Spec:
    """Return a chart with a font that vl-convert has in memory.

    Of any other font it reads the file again for each text that it measures, which takes most of
    the time of drawing a chart.
    """
    return spec | {"config": spec["config"] | {"font": "Liberation Sans"}}


def svg_of(spec: Spec) -> ET.Element:
    """Return the picture that Vega makes, which an XML parser has to accept."""
    svg: str = vl_convert.vegalite_to_svg(with_built_in_font(spec), allowed_base_urls=[])
    return ET.fromstring(svg)  # noqa: S314 - made here


def picture_of(chart: LayerChart) -> ET.Element:
    """Return the picture of a chart."""
    return svg_of(spec_of(chart))


def texts_in(picture: ET.Element) -> list[str]:
    """Return the texts in a picture, or in a part of one."""
    return ["".join(element.itertext()) for element in picture.iter(f"{SVG_NAMESPACE}text")]


def descriptions_in(picture: ET.Element) -> set[str]:
    """Return the descriptions of marks for screen readers."""
    labels: set[str] = set()
    for element in picture.iter():
        labels.add(element.get("aria-label", ""))
    return labels


def scripts_in(picture: ET.Element) -> list[str]:
    """Return the scripts in a picture, which must not have any."""
    return ["".join(script.itertext()) for script in picture.iter(f"{SVG_NAMESPACE}script")]


def texts_of(chart: LayerChart) -> list[str]:
    """Return the texts in the picture of a chart."""
    return texts_in(picture_of(chart))


def data_rows(spec: Spec, key: str) -> list[dict[str, Any]]:
    """Return all rows of data that have a key."""
    found: list[dict[str, Any]] = []
    for rows in spec["datasets"].values():
        found += [row for row in rows if key in row]
    return found


def markup_in(text: str) -> list[str]:
    """Return the starts of the tags of scripts, and of comments, in an HTML page or a text."""
    return _MARKUP.findall(text)


def unsafe_texts_in(part: Spec | list[Any] | str | float | None) -> set[str]:
    """Return the texts in a chart, or in a part of one, that would break a picture or a page."""
    if isinstance(part, str):
        return {part} if markup_in(part) or _NOT_IN_XML.search(part) else set()
    children: list[Any] = []
    if isinstance(part, dict):
        children = list(part.values())
    elif isinstance(part, list):
        children = part
    found: set[str] = set()
    for child in children:
        found |= unsafe_texts_in(child)
    return found
