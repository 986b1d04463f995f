"""The data in foreign formats: one function for each format.

A format of one document is returned; a format of several files is written to a directory. Formats
that a selection has a method for, such as `to_csv`, `to_pandas` and `to_bibtex`, are not here.
"""

from czsu_relations.export._datapackage import datapackage
from czsu_relations.export._ical import ical
from czsu_relations.export._jsonld import jsonld
from czsu_relations.export._timelinejs import timelinejs

__all__ = ["datapackage", "ical", "jsonld", "timelinejs"]
