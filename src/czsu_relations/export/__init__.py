"""The data in foreign formats: one function for each.

What is one document is returned, what is several files is written. What one method of a selection
gives is not here: `to_csv`, `to_pandas`, `to_bibtex` and their like.
"""

from czsu_relations.export._datapackage import datapackage
from czsu_relations.export._ical import ical
from czsu_relations.export._jsonld import jsonld
from czsu_relations.export._timelinejs import timelinejs

__all__ = ["datapackage", "ical", "jsonld", "timelinejs"]
