"""The parts of records: names, participants, identifiers, claims, citations."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import attrs
from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.converters import (
    convert_claim_field,
    convert_date,
    convert_list,
    convert_number_text,
    convert_optional_date,
    convert_role,
    convert_scheme,
    convert_stance,
)
from czsu_relations._model.fields import (
    Link,
    TextFormat,
    fields_of,
    problem_with_value,
    simplify_signature,
)
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.roles import Role
from czsu_relations._model.vocabulary.sources import ClaimField, Stance
from czsu_relations._public import publish
from czsu_relations.errors import RecordError

__all__ = [
    "Author",
    "Citation",
    "Claim",
    "Identifier",
    "Name",
    "Participant",
    "Ratification",
]

ID = TextFormat(r"^[a-z0-9]+(-[a-z0-9]+)*$", "an id: lower-case ASCII words joined by hyphens")
_TEXT = TextFormat(r"^\S([\s\S]*\S)?$", "a text without blanks at its ends")
_LANGUAGE = TextFormat(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "a language tag of BCP 47 such as 'cs'")
_URL = TextFormat(r"^https?://\S+$", "a web address that begins with http:// or https://")
_DOI = TextFormat(r"^10\.[0-9]{4,9}/\S+$", "a DOI without an address, such as '10.1000/182'")
_ISBN = TextFormat(r"^(97[89]-?)?([0-9]-?){9}[0-9X]$", "an ISBN of 10 or 13 digits")

Id = Annotated[str, ID]
Text = Annotated[str, _TEXT]
Language = Annotated[str, _LANGUAGE]
Url = Annotated[str, _URL]
Doi = Annotated[str, _DOI]
Isbn = Annotated[str, _ISBN]
ActorId = Annotated[str, ID, Link(("actors",))]
CauseId = Annotated[str, ID, Link(("events", "conditions"))]
EventId = Annotated[str, ID, Link(("events",))]
PeriodId = Annotated[str, ID, Link(("periods",))]
ReferenceId = Annotated[str, ID, Link(("references",))]
TreatyId = Annotated[str, ID, Link(("treaties",))]


class CheckedFields:
    """The base class of records and of their parts: checked fields, and a repr that evaluates."""

    __slots__ = ()

    if TYPE_CHECKING:
        # attrs writes both for each class. mypy does not know that, and would take
        # `"some-id" in selection` for a mistake.
        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    def __attrs_post_init__(self) -> None:
        for field in fields_of(type(self)):
            problem = problem_with_value(field, getattr(self, field.name))
            if problem:
                raise RecordError(type(self).__name__, field.name, problem)
        for problem in self._combination_problems():
            raise RecordError(type(self).__name__, "", problem)

    def _combination_problems(self) -> Iterator[str]:
        """Yield what is wrong with the combination of fields that are each right alone."""
        return iter(())

    def __repr__(self) -> str:
        arguments: list[str] = []
        for field in fields_of(type(self)):
            value = getattr(self, field.name)
            if value != field.default:
                arguments.append(f"{field.name}={value!r}")
        return f"{type(self).__name__}({', '.join(arguments)})"


@simplify_signature
@frozen(kw_only=True, repr=False)
class Name(CheckedFields):
    """A name or a title in one language.

    >>> import czsu_relations as czsu
    >>> czsu.Name(text="Praha", language="cs")
    Name(text='Praha', language='cs')

    Attributes:
        text: the name as it is written in that language.
        language: the language, as a BCP 47 tag such as `en`, `cs`, `sk` or `ru`.
    """

    text: Text
    language: Language


def convert_names(names: list[Name] | tuple[Name, ...]) -> tuple[Name, ...]:
    """Return a list of names as a tuple."""
    return convert_list(names)


@simplify_signature
@frozen(kw_only=True, repr=False)
class Author(CheckedFields):
    """An author: a person with `family` and `given`, or a body with `literal` (a name in CSL).

    >>> import czsu_relations as czsu
    >>> czsu.Author(family="Fierlinger", given="Zdeněk")
    Author(family='Fierlinger', given='Zdeněk')
    >>> czsu.Author(literal="Orbis Press Agency")
    Author(literal='Orbis Press Agency')

    Attributes:
        family: the family name of a person.
        given: the given names of a person.
        literal: the name of a body, or a name that has no family name.
    """

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    def _combination_problems(self) -> Iterator[str]:
        if (self.family is None) == (self.literal is None):
            yield "wants either a family name or a literal name, and not both"
        elif self.given is not None and self.family is None:
            yield "has a given name but no family name"


def convert_authors(authors: list[Author] | tuple[Author, ...]) -> tuple[Author, ...]:
    """Return a list of authors as a tuple."""
    return convert_list(authors)


@simplify_signature
@frozen(kw_only=True, repr=False)
class Identifier(CheckedFields):
    """The identifier of a record in another data set or register.

    >>> import czsu_relations as czsu
    >>> czsu.Identifier(scheme="cow", value="315")
    Identifier(scheme=Scheme.COW, value='315')

    Attributes:
        scheme: the data set or register.
        value: the identifier in it, a text; a number becomes one.
        span: the time for which that data set counts what it identifies, such as the membership of
            a state in its system; None if it gives no time. It says nothing about how long the
            record itself existed or held. An identifier with two times stands twice.
    """

    scheme: Scheme = attrs.field(converter=convert_scheme)
    value: Text = attrs.field(converter=convert_number_text)
    span: TimeSpan | None = attrs.field(default=None, converter=convert_optional_date)


def convert_identifiers(
    identifiers: list[Identifier] | tuple[Identifier, ...],
) -> tuple[Identifier, ...]:
    """Return a list of identifiers as a tuple."""
    return convert_list(identifiers)


@simplify_signature
@frozen(kw_only=True, repr=False)
class Participant(CheckedFields):
    """An actor that took part in an event, and its role.

    >>> import czsu_relations as czsu
    >>> czsu.Participant(actor="soviet-union", role="signatory")
    Participant(actor='soviet-union', role=Role.SIGNATORY)

    Attributes:
        actor: the id of the actor.
        role: what the actor did in the event.
    """

    actor: ActorId
    role: Role = attrs.field(converter=convert_role)


def convert_participants(
    participants: list[Participant] | tuple[Participant, ...],
) -> tuple[Participant, ...]:
    """Return a list of participants as a tuple."""
    return convert_list(participants)


@simplify_signature
@frozen(kw_only=True, repr=False)
class Ratification(CheckedFields):
    """The ratification of a treaty by one of its parties.

    >>> import czsu_relations as czsu
    >>> czsu.Ratification(party="soviet-union", date="1935-06")
    Ratification(party='soviet-union', date=TimeSpan('1935-06'))

    Attributes:
        party: the id of the party.
        date: the date on which the party ratified the treaty.
    """

    party: ActorId
    date: TimeSpan = attrs.field(converter=convert_date)


def convert_ratifications(
    ratifications: list[Ratification] | tuple[Ratification, ...],
) -> tuple[Ratification, ...]:
    """Return a list of ratifications as a tuple."""
    return convert_list(ratifications)


@simplify_signature
@frozen(kw_only=True, repr=False)
class Claim(CheckedFields):
    """The date that one source gives for one field of the record that cites it.

    >>> import czsu_relations as czsu
    >>> czsu.Claim(field="date", span="1934-06")
    Claim(field=ClaimField.DATE, span=TimeSpan('1934-06'))

    Attributes:
        field: the field of the record.
        span: the date that the source gives for this field.
        as_written: the wording of the source, if it matters.
        rejected: whether we hold the date to be an error of fact; the note of the citation then
            names what disproves it. A rejected claim is shown, and casts no doubt on the record.
    """

    field: ClaimField = attrs.field(converter=convert_claim_field)
    span: TimeSpan = attrs.field(converter=convert_date)
    as_written: Text | None = None
    rejected: bool = False


def convert_claims(claims: list[Claim] | tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return a list of claims as a tuple."""
    return convert_list(claims)


@simplify_signature
@frozen(kw_only=True, repr=False)
class Citation(CheckedFields):
    """A source of a record: a reference, the place in it, and the dates that it gives.

    >>> import czsu_relations as czsu
    >>> czsu.Citation(reference="wikipedia-2018", locator="interwar.2.1")
    Citation(reference='wikipedia-2018', locator='interwar.2.1')

    Attributes:
        reference: the id of the reference.
        locator: the place in the source: a page, a document, or a sentence such as `interwar.2.1`.
        dates: the dates that the source gives for fields of the record, at most one per field.
        stance: whether the source supports, qualifies or disputes what the record says.
        note: a remark on the citation, such as how the source implies a date.
    """

    reference: ReferenceId
    locator: Text | None = None
    dates: tuple[Claim, ...] = attrs.field(default=(), converter=convert_claims)
    stance: Stance = attrs.field(default=Stance.SUPPORTS, converter=convert_stance)
    note: Text | None = None

    def _combination_problems(self) -> Iterator[str]:
        if len({claim.field for claim in self.dates}) < len(self.dates):
            yield "dates one field twice; a source with two dates is cited twice"


def convert_citations(citations: list[Citation] | tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Return a list of citations as a tuple."""
    return convert_list(citations)


publish(globals())
