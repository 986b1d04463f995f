"""Croissant: the files and tables of a data package, for catalogues and tools of machine learning.

The format is that of version 1.0, <https://docs.mlcommons.org/croissant/docs/croissant-spec.html>.
Version 1.1 adds nothing that these tables need, and older tools refuse it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from czsu_relations.export._catalogue import license_address, list_identifiers, split_name
from czsu_relations.export._citation import cite_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._model.collection import Header
    from czsu_relations._model.parts import Author
    from czsu_relations.export._datapackage_schema import Descriptor

__all__ = ["describe_croissant"]

_CONTEXT: Final = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the format recommends; tools warn of one that lacks a term."""

_DATA_TYPES: Final = {
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "integer": "sc:Integer",
    "string": "sc:Text",
}
"""The types of columns in `datapackage.json`, and what Croissant calls them."""


def describe_croissant(
    header: Header, description: str, resources: Iterable[Descriptor]
) -> Descriptor:
    """Return the content of `croissant.json`.

    Args:
        header: the fields of the dataset itself.
        description: what the dataset contains.
        resources: the tables, as `datapackage.json` describes them.
    """
    optional: Descriptor = {
        "license": license_address(header.license) or header.license,
        "url": header.url,
        "creator": [_describe_creator(author) for author in header.authors],
        # A date that is no certain day has a form that ISO 8601 does not know.
        "datePublished": header.issued.edtf if header.issued and header.issued.is_day else None,
    }
    files: list[Descriptor] = []
    record_sets: list[Descriptor] = []
    for resource in resources:
        files.append(_describe_file(resource))
        record_sets.append(_describe_record_set(resource))
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": header.title,
        "description": description,
        **{name: value for name, value in optional.items() if value},
        "version": header.edition,
        "identifier": list_identifiers(header),
        "citeAs": cite_dataset(header, "bibtex"),
        "temporalCoverage": header.coverage.edtf,
        "distribution": files,
        "recordSet": record_sets,
    }


def _describe_creator(author: Author) -> Descriptor:
    if author.literal:
        return {"@type": "sc:Organization", "name": author.literal}
    names = split_name(author)
    return {"@type": "sc:Person", "name": " ".join(names.values()), **names}


def _describe_file(resource: Descriptor) -> Descriptor:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": resource["mediatype"],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _describe_record_set(resource: Descriptor) -> Descriptor:
    name = resource["name"]
    schema = resource["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": resource["description"],
        "key": [{"@id": f"{name}/{column}"} for column in schema["primaryKey"]],
        # Links are left out, and stand in `datapackage.json`: the reader mlcroissant joins the
        # tables that a link connects, and fails if one is empty or a table leads to itself.
        "field": [_describe_column(column, resource) for column in schema["fields"]],
    }


def _describe_column(column: Descriptor, resource: Descriptor) -> Descriptor:
    return {
        "@type": "cr:Field",
        "@id": f"{resource['name']}/{column['name']}",
        "name": column["name"],
        "description": column["description"],
        "dataType": _DATA_TYPES[column["type"]],
        "source": {
            "fileObject": {"@id": resource["path"]},
            "extract": {"column": column["name"]},
        },
    }
