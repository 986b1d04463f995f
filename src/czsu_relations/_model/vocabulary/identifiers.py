"""The vocabulary of identifiers: the data sets and registers that they come from."""

from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish

__all__ = ["Scheme"]


class Scheme(Term):
    """A system of identifiers, such as the country numbers of the Correlates of War.

    >>> import czsu_relations as czsu
    >>> czsu.Scheme("cow").meaning
    'Correlates of War country number.'
    """

    COW = define_term("cow", "Correlates of War country number.")
    GW = define_term("gw", "Gleditsch-Ward country number.")
    ISO_ALPHA_2 = define_term("iso-3166-1-alpha-2", "ISO 3166-1 alpha-2, in force.")
    ISO_ALPHA_3 = define_term("iso-3166-1-alpha-3", "ISO 3166-1 alpha-3, in force.")
    ISO_NUMERIC = define_term("iso-3166-1-numeric", "ISO 3166-1 numeric code.")
    ISO_FORMER = define_term("iso-3166-3", "ISO 3166-3: four letters of a country name withdrawn.")
    COW_IGO = define_term(
        "cow-igo", "Correlates of War number of an intergovernmental organisation."
    )
    COW_ALLIANCE = define_term("cow-alliance", "Correlates of War formal alliance, version 4.")
    COW_TERRITORY = define_term("cow-territory", "Correlates of War territorial change or entity.")
    ATOP = define_term("atop", "Alliance Treaty Obligations and Provisions.")
    ARCHIGOS = define_term("archigos", "Archigos leader.")
    IEADB = define_term("ieadb", "International Environmental Agreements Database.")
    TFDD = define_term("tfdd", "Transboundary Freshwater Dispute Database.")
    LNTS = define_term("lnts", "League of Nations Treaty Series.")
    UNTS = define_term("unts", "United Nations Treaty Series.")
    SBIRKA = define_term("sbirka", "Number and year in the Czechoslovak collection of laws.")
    PRINTED = define_term("printed", "Where the text is printed, as volume and page.")
    WIKIDATA = define_term("wikidata", "Wikidata item.")


publish(globals())
