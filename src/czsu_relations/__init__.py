"""Czechoslovak–Soviet relations, 1917–1993: a typed, immutable dataset with its sources.

The records are in six selections: `events`, `conditions`, `treaties`, `periods`, `actors` and
`references`. A selection finds a record by its id, and filters its records by time, actor, kind,
source and more:

>>> import czsu_relations as czsu
>>> czsu.events["munich-agreement-1938"].date
TimeSpan('1938-09-29/1938-09-30')
>>> czsu.events.between("1935-06", "1936").involving("Beneš").ids
('benes-moscow-visit-1935',)

`on` returns the situation on a date, `dataset` has the queries that concern all records, and
`citation` returns how to cite the data. `Dataset` reads data of your own, `TimeSpan` is an
imprecise date, `export` writes the formats of other tools, and `errors` has every error that this
package raises.
"""

# The public names of each module. When one of them is first used, its module is imported, and all
# names of the module are then attributes of the package.
_NAMES = {
    "_query.bundled": (
        "actors",
        "citation",
        "conditions",
        "dataset",
        "events",
        "on",
        "periods",
        "references",
        "treaties",
    ),
    "_query.dataset": ("Dataset",),
    "_query.snapshot": ("Snapshot",),
    "_query.card": ("Card",),
    "_query.claims": ("Claims",),
    "_query.changes": ("Changes",),
    "_query.dyad_years": ("DyadYears",),
    "_query.selection": ("Selection",),
    "_query.attested": ("Attested",),
    "_query.tabular": ("Tabular",),
    "_query.actors": ("Actors",),
    "_query.conditions": ("Conditions",),
    "_query.events": ("Events",),
    "_query.periods": ("Periods",),
    "_query.references": ("References",),
    "_query.treaties": ("Treaties",),
    "_dates.timespan": ("TimeSpan", "When"),
    # Not the modules that define them: this one completes their methods.
    "_query.records": (
        "Actor",
        "Condition",
        "Event",
        "Period",
        "Record",
        "RecordBase",
        "Reference",
        "Treaty",
    ),
    "_model.parts": (
        "Author",
        "Citation",
        "Claim",
        "Identifier",
        "Name",
        "Participant",
        "Ratification",
    ),
    "_model.sourced_claims": ("SourcedClaim",),
    "_model.changes": ("Change",),
    "_model.collection": (
        "Collection",
        "Header",
    ),
    "_model.dyad_year": (
        "CellSources",
        "DyadYear",
    ),
    "_model.time_bounds": ("TimeBounds",),
    "_model.vocabulary.actors": ("ActorKind",),
    "_model.vocabulary.conditions": (
        "ConditionKind",
        "Office",
    ),
    "_model.vocabulary.events": (
        "EventKind",
        "Salience",
    ),
    "_model.vocabulary.identifiers": ("Scheme",),
    "_model.vocabulary.literals": (
        "ActorKindText",
        "ClaimFieldText",
        "ConditionKindText",
        "CslTypeText",
        "EventKindText",
        "EvidenceText",
        "ModeText",
        "ObligationText",
        "OfficeText",
        "RoleText",
        "SalienceNumber",
        "SchemeText",
        "StanceText",
        "TreatyKindText",
    ),
    "_model.vocabulary.plover": (
        "Mode",
        "Plover",
    ),
    "_model.vocabulary.roles": (
        "Role",
        "RolePart",
    ),
    "_model.vocabulary.sources": (
        "ClaimField",
        "CslType",
        "Evidence",
        "Stance",
    ),
    "_model.vocabulary.term": ("Term",),
    "_model.vocabulary.treaties": (
        "Obligation",
        "TreatyKind",
    ),
    "_storage.schema": ("json_schema",),
    "export._exportable": ("Exportable",),
    "errors": (
        "AmbiguousNameError",
        "CoverageError",
        "CzsuError",
        "DatasetError",
        "EDTFError",
        "EditionError",
        "MissingExtraError",
        "MissingRowError",
        "Problem",
        "QueryError",
        "QueryTypeError",
        "RecordError",
        "UnknownNameError",
        "UnknownTermError",
    ),
}
_MODULES = ("errors", "export")
_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names}

__all__ = [
    "Actor",
    "ActorKind",
    "ActorKindText",
    "Actors",
    "AmbiguousNameError",
    "Attested",
    "Author",
    "Card",
    "CellSources",
    "Change",
    "Changes",
    "Citation",
    "Claim",
    "ClaimField",
    "ClaimFieldText",
    "Claims",
    "Collection",
    "Condition",
    "ConditionKind",
    "ConditionKindText",
    "Conditions",
    "CoverageError",
    "CslType",
    "CslTypeText",
    "CzsuError",
    "Dataset",
    "DatasetError",
    "DyadYear",
    "DyadYears",
    "EDTFError",
    "EditionError",
    "Event",
    "EventKind",
    "EventKindText",
    "Events",
    "Evidence",
    "EvidenceText",
    "Exportable",
    "Header",
    "Identifier",
    "MissingExtraError",
    "MissingRowError",
    "Mode",
    "ModeText",
    "Name",
    "Obligation",
    "ObligationText",
    "Office",
    "OfficeText",
    "Participant",
    "Period",
    "Periods",
    "Plover",
    "Problem",
    "QueryError",
    "QueryTypeError",
    "Ratification",
    "Record",
    "RecordBase",
    "RecordError",
    "Reference",
    "References",
    "Role",
    "RolePart",
    "RoleText",
    "Salience",
    "SalienceNumber",
    "Scheme",
    "SchemeText",
    "Selection",
    "Snapshot",
    "SourcedClaim",
    "Stance",
    "StanceText",
    "Tabular",
    "Term",
    "TimeBounds",
    "TimeSpan",
    "Treaties",
    "Treaty",
    "TreatyKind",
    "TreatyKindText",
    "UnknownNameError",
    "UnknownTermError",
    "When",
    "actors",
    "citation",
    "conditions",
    "dataset",
    "events",
    "json_schema",
    "on",
    "periods",
    "references",
    "treaties",
]

# mypy, pyright and jedi take this for true. When the program runs it is false, and nothing is
# imported until it is used.
TYPE_CHECKING = bool()
if TYPE_CHECKING:
    from czsu_relations import errors as errors, export as export
    from czsu_relations._dates.timespan import TimeSpan as TimeSpan, When as When
    from czsu_relations._model.changes import Change as Change
    from czsu_relations._model.collection import Collection as Collection, Header as Header
    from czsu_relations._model.dyad_year import (
        CellSources as CellSources,
        DyadYear as DyadYear,
    )
    from czsu_relations._model.parts import (
        Author as Author,
        Citation as Citation,
        Claim as Claim,
        Identifier as Identifier,
        Name as Name,
        Participant as Participant,
        Ratification as Ratification,
    )
    from czsu_relations._model.sourced_claims import SourcedClaim as SourcedClaim
    from czsu_relations._model.time_bounds import TimeBounds as TimeBounds
    from czsu_relations._model.vocabulary.actors import ActorKind as ActorKind
    from czsu_relations._model.vocabulary.conditions import (
        ConditionKind as ConditionKind,
        Office as Office,
    )
    from czsu_relations._model.vocabulary.events import (
        EventKind as EventKind,
        Salience as Salience,
    )
    from czsu_relations._model.vocabulary.identifiers import Scheme as Scheme
    from czsu_relations._model.vocabulary.literals import (
        ActorKindText as ActorKindText,
        ClaimFieldText as ClaimFieldText,
        ConditionKindText as ConditionKindText,
        CslTypeText as CslTypeText,
        EventKindText as EventKindText,
        EvidenceText as EvidenceText,
        ModeText as ModeText,
        ObligationText as ObligationText,
        OfficeText as OfficeText,
        RoleText as RoleText,
        SalienceNumber as SalienceNumber,
        SchemeText as SchemeText,
        StanceText as StanceText,
        TreatyKindText as TreatyKindText,
    )
    from czsu_relations._model.vocabulary.plover import (
        Mode as Mode,
        Plover as Plover,
    )
    from czsu_relations._model.vocabulary.roles import (
        Role as Role,
        RolePart as RolePart,
    )
    from czsu_relations._model.vocabulary.sources import (
        ClaimField as ClaimField,
        CslType as CslType,
        Evidence as Evidence,
        Stance as Stance,
    )
    from czsu_relations._model.vocabulary.term import Term as Term
    from czsu_relations._model.vocabulary.treaties import (
        Obligation as Obligation,
        TreatyKind as TreatyKind,
    )
    from czsu_relations._query.actors import Actors as Actors
    from czsu_relations._query.attested import Attested as Attested
    from czsu_relations._query.bundled import (
        actors as actors,
        citation as citation,
        conditions as conditions,
        dataset as dataset,
        events as events,
        on as on,
        periods as periods,
        references as references,
        treaties as treaties,
    )
    from czsu_relations._query.card import Card as Card
    from czsu_relations._query.changes import Changes as Changes
    from czsu_relations._query.claims import Claims as Claims
    from czsu_relations._query.conditions import Conditions as Conditions
    from czsu_relations._query.dataset import Dataset as Dataset
    from czsu_relations._query.dyad_years import DyadYears as DyadYears
    from czsu_relations._query.events import Events as Events
    from czsu_relations._query.periods import Periods as Periods
    from czsu_relations._query.records import (
        Actor as Actor,
        Condition as Condition,
        Event as Event,
        Period as Period,
        Record as Record,
        RecordBase as RecordBase,
        Reference as Reference,
        Treaty as Treaty,
    )
    from czsu_relations._query.references import References as References
    from czsu_relations._query.selection import Selection as Selection
    from czsu_relations._query.snapshot import Snapshot as Snapshot
    from czsu_relations._query.tabular import Tabular as Tabular
    from czsu_relations._query.treaties import Treaties as Treaties
    from czsu_relations._storage.schema import json_schema as json_schema
    from czsu_relations.errors import (
        AmbiguousNameError as AmbiguousNameError,
        CoverageError as CoverageError,
        CzsuError as CzsuError,
        DatasetError as DatasetError,
        EditionError as EditionError,
        EDTFError as EDTFError,
        MissingExtraError as MissingExtraError,
        MissingRowError as MissingRowError,
        Problem as Problem,
        QueryError as QueryError,
        QueryTypeError as QueryTypeError,
        RecordError as RecordError,
        UnknownNameError as UnknownNameError,
        UnknownTermError as UnknownTermError,
    )
    from czsu_relations.export._exportable import Exportable as Exportable

    __version__: str
else:

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import PackageNotFoundError, version

            # In a zip file or a source tree there is no metadata. Programs that look at every
            # name, such as `help`, expect an AttributeError for a name that is not there.
            try:
                return version("czsu-relations")
            except PackageNotFoundError:
                raise AttributeError(
                    f"module {__name__!r} has no attribute {name!r}: the version is in the"
                    " metadata of an installed package, and czsu-relations is not installed"
                ) from None
        from importlib import import_module

        if name in _MODULES:
            return import_module(f"czsu_relations.{name}")
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f"czsu_relations.{_MODULE_OF[name]}")
        for public_name in _NAMES[_MODULE_OF[name]]:
            globals()[public_name] = getattr(module, public_name)
        return globals()[name]

    def __dir__():
        return [*__all__, *_MODULES, "__doc__", "__version__"]
