"""Helpers for tests of charts: the chart in Vega-Lite, and the picture that Vega makes of it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import czsu_relations as czsu
from exported_tables import DATES
from raw_datasets import raw_dataset

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = [
    "ODD_DATES",
    "SVG_NAMESPACE",
    "Spec",
    "data_rows",
    "dataset_with",
    "picture_of",
    "spec_of",
    "svg_of",
    "texts_in",
    "texts_of",
]

vl_convert: Any = import_module("vl_convert")

SVG_NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
"""The namespace of the elements of SVG."""

Spec = dict[str, Any]
"""A chart in Vega-Lite."""

ODD_DATES: Final = (*DATES, "0001-01-01", "9999-12-31")
"""Dates of every form, and those that stand for infinity."""


def dataset_with(**tables: Any) -> czsu.Dataset:
    """Return a dataset of these records."""
    return czsu.Dataset.from_dict(raw_dataset(**tables))


def spec_of(chart: LayerChart) -> Spec:
    """Return a chart in Vega-Lite; Altair validates it against the schema of Vega-Lite."""
    spec: Spec = chart.to_dict(validate=True)
    return spec


def svg_of(spec: Spec) -> ET.Element:
    """Return the picture that Vega makes, which an XML parser has to accept."""
    svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return ET.fromstring(svg)  # noqa: S314 - made here


def picture_of(chart: LayerChart) -> ET.Element:
    """Return the picture of a chart."""
    return svg_of(spec_of(chart))


def texts_in(picture: ET.Element) -> list[str]:
    """Return the texts in a picture, or in a part of one."""
    return ["".join(element.itertext()) for element in picture.iter(f"{SVG_NAMESPACE}text")]


def texts_of(chart: LayerChart) -> list[str]:
    """Return the texts in the picture of a chart."""
    return texts_in(picture_of(chart))


def data_rows(spec: Spec, key: str) -> list[dict[str, Any]]:
    """Return all rows of data that have a key."""
    found: list[dict[str, Any]] = []
    for rows in spec["datasets"].values():
        found += [row for row in rows if key in row]
    return found
