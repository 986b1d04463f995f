"""What tests of charts share: the chart as Vega-Lite, and the picture that Vega makes of it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import czsu_relations as czsu
from exported_tables import DATES
from raw_datasets import raw_dataset

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = ["ODD", "Spec", "data_rows", "dataset_with", "spec_of", "svg_of", "svg_texts"]

vl_convert: Any = import_module("vl_convert")

Spec = dict[str, Any]
"""A chart as Vega-Lite has it."""

ODD: Final = (*DATES, "0001-01-01", "9999-12-31")
"""Dates of every form, and those that stand for infinity."""


def dataset_with(**rooms: Any) -> czsu.Dataset:
    """A dataset of these records."""
    return czsu.Dataset.from_dict(raw_dataset(**rooms))


def spec_of(chart: LayerChart) -> Spec:
    """The chart as Vega-Lite; Altair checks it against the schema of Vega-Lite."""
    spec: Spec = chart.to_dict(validate=True)
    return spec


def svg_of(spec: Spec) -> ET.Element:
    """The picture that Vega makes, read by a reader of XML."""
    svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return ET.fromstring(svg)  # noqa: S314 - made here


def svg_texts(picture: ET.Element) -> list[str]:
    """What is written in a picture."""
    return ["".join(one.itertext()) for one in picture.iter("{http://www.w3.org/2000/svg}text")]


def data_rows(spec: Spec, with_: str) -> list[dict[str, Any]]:
    """All rows of data that have a field."""
    return [row for some in spec["datasets"].values() for row in some if with_ in row]
