"""What records are made of: checked fields, names, participants, claims, citations."""

from collections.abc import Iterator
from typing import Annotated

from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.fields import Link, TextFormat, fields_of, problem_with_value
from czsu_relations._model.vocabulary.events import Role
from czsu_relations._model.vocabulary.identifiers import Scheme
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

Id = Annotated[str, ID]
Text = Annotated[str, _TEXT]
Language = Annotated[str, _LANGUAGE]
Url = Annotated[str, _URL]
ActorId = Annotated[str, ID, Link(("actors",))]
CauseId = Annotated[str, ID, Link(("events", "conditions"))]
EventId = Annotated[str, ID, Link(("events",))]
PeriodId = Annotated[str, ID, Link(("periods",))]
ReferenceId = Annotated[str, ID, Link(("references",))]
TreatyId = Annotated[str, ID, Link(("treaties",))]


class CheckedFields:
    """What every record and part of one has in common: checked fields, a repr that evaluates."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        for field in fields_of(type(self)):
            if said := problem_with_value(field, getattr(self, field.name)):
                raise RecordError(type(self).__name__, field.name, said)
        for said in self._combination_problems():
            raise RecordError(type(self).__name__, "", said)

    def _combination_problems(self) -> Iterator[str]:
        """Yield what is wrong between fields that are each right alone."""
        return iter(())

    def __repr__(self) -> str:
        shown = (
            f"{field.name}={value!r}"
            for field in fields_of(type(self))
            if (value := getattr(self, field.name)) != field.default
        )
        return f"{type(self).__name__}({', '.join(shown)})"


@frozen(kw_only=True, repr=False)
class Name(CheckedFields):
    """A name or title in a language."""

    text: Text
    """The name as it is written in that language."""
    language: Language
    """BCP 47, such as `en`, `cs`, `sk`, `ru`."""


@frozen(kw_only=True, repr=False)
class Author(CheckedFields):
    """An author: a person with `family` and `given`, or a body as `literal` (CSL names)."""

    family: Text | None = None
    """A person's family name."""
    given: Text | None = None
    """A person's given names."""
    literal: Text | None = None
    """The name of a body, or one that does not split."""

    def _combination_problems(self) -> Iterator[str]:
        if (self.family is None) == (self.literal is None):
            yield "wants either a family name or a literal name, and not both"
        elif self.given is not None and self.family is None:
            yield "has a given name but no family name"


@frozen(kw_only=True, repr=False)
class Identifier(CheckedFields):
    """What another data set or register calls the same thing."""

    scheme: Scheme
    """Whose identifier it is."""
    value: Text
    """The identifier, numbers as text."""


@frozen(kw_only=True, repr=False)
class Participant(CheckedFields):
    """An actor in a role."""

    actor: ActorId
    """The id of the actor."""
    role: Role
    """What it did."""


@frozen(kw_only=True, repr=False)
class Ratification(CheckedFields):
    """When a party ratified a treaty."""

    party: ActorId
    """The id of the party."""
    date: TimeSpan
    """The day, or what is known of it."""


@frozen(kw_only=True, repr=False)
class Claim(CheckedFields):
    """The date that one source gives for one field of the record that cites it."""

    field: ClaimField
    """Which field of the record."""
    span: TimeSpan
    """The date that the source gives for it."""
    as_written: Text | None = None
    """The source's own wording, where it matters."""


@frozen(kw_only=True, repr=False)
class Citation(CheckedFields):
    """On whose word a record stands: a reference, the place in it, and the dates it gives."""

    reference: ReferenceId
    """The id of the reference."""
    locator: Text | None = None
    """Where in it: a page, a document, a sentence such as `interwar.2.1`."""
    dates: tuple[Claim, ...] = ()
    """The dates that it gives for fields of the record, one for a field."""
    stance: Stance = Stance.SUPPORTS
    """How it stands to what the record says."""
    note: Text | None = None
    """What else there is to know, such as how a bound was implied."""

    def _combination_problems(self) -> Iterator[str]:
        if len({claim.field for claim in self.dates}) < len(self.dates):
            yield "dates one field twice; a source with two dates is cited twice"


publish(globals())
