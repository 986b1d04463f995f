"""The vocabularies of references and citations.

Stances follow CiTO, the Citation Typing Ontology; types of references follow CSL 1.0.2.
"""

from czsu_relations._model.vocabulary.term import Term, define_term
from czsu_relations._public import publish

__all__ = ["ClaimField", "CslType", "Evidence", "Stance"]


class Evidence(Term):
    """How close a source is to the events that it describes.

    >>> import czsu_relations as czsu
    >>> czsu.Evidence("primary").meaning
    'A text of the time: treaty, law, note, memoir, document edition.'
    """

    PRIMARY = define_term(
        "primary", "A text of the time: treaty, law, note, memoir, document edition."
    )
    SCHOLARLY = define_term("scholarly", "Research: a monograph, an article in a journal.")
    REFERENCE_WORK = define_term("reference-work", "An encyclopaedia, a handbook, a data set.")
    PRESS = define_term("press", "A newspaper or magazine.")
    WEB = define_term("web", "Another page or book.")


class CslType(Term):
    """The type of a reference, in the terms of the Citation Style Language (CSL) 1.0.2.

    >>> import czsu_relations as czsu
    >>> czsu.CslType("book").meaning
    'A book.'
    """

    ARTICLE_JOURNAL = define_term("article-journal", "An article in a journal.")
    ARTICLE_MAGAZINE = define_term("article-magazine", "An article in a magazine.")
    ARTICLE_NEWSPAPER = define_term("article-newspaper", "An article in a newspaper.")
    BOOK = define_term("book", "A book.")
    BROADCAST = define_term("broadcast", "A programme on radio or television.")
    CHAPTER = define_term("chapter", "A part of a book, or a document in an edition.")
    COLLECTION = define_term("collection", "An archive's or library's collection.")
    DATASET = define_term("dataset", "Data.")
    DOCUMENT = define_term("document", "A document.")
    ENTRY_ENCYCLOPEDIA = define_term("entry-encyclopedia", "An entry in an encyclopaedia.")
    LEGISLATION = define_term("legislation", "A law or a decree.")
    MAP = define_term("map", "A map.")
    PAPER_CONFERENCE = define_term("paper-conference", "A paper read at a conference.")
    POST_WEBLOG = define_term("post-weblog", "A blog post.")
    REPORT = define_term("report", "A report.")
    SPEECH = define_term("speech", "A speech.")
    THESIS = define_term("thesis", "A thesis.")
    TREATY = define_term("treaty", "The text of a treaty.")
    WEBPAGE = define_term("webpage", "A page on the web.")


class Stance(Term):
    """Whether a source supports, qualifies or disputes the record that cites it (CiTO).

    >>> import czsu_relations as czsu
    >>> czsu.Stance("disputes").meaning
    'The source says otherwise (cito:disputes).'
    """

    SUPPORTS = define_term("supports", "The source says so (cito:supports).")
    QUALIFIES = define_term("qualifies", "The source says so with a reserve (cito:qualifies).")
    DISPUTES = define_term("disputes", "The source says otherwise (cito:disputes).")


class ClaimField(Term):
    """The field of a record for which a source gives a date.

    >>> import czsu_relations as czsu
    >>> czsu.ClaimField("signed").meaning
    'The signature of a treaty.'
    """

    DATE = define_term("date", "The date of an event.")
    SPAN = define_term("span", "The span of a period or a condition.")
    EXISTED = define_term("existed", "The time in which an actor existed or lived.")
    SIGNED = define_term("signed", "The signature of a treaty.")
    RATIFIED = define_term("ratified", "The exchange or deposit of ratifications.")
    IN_FORCE = define_term("in_force", "The time in which a treaty was in force.")


publish(globals())
