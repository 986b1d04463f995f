"""Czechoslovak–Soviet relations, 1917–1993, as typed, immutable, fully sourced data.

Events happen, conditions hold, treaties bind, periods frame, actors act, references attest.

>>> import czsu_relations as czsu
>>> czsu.events["mutual-assistance-treaty-1935"].date
TimeSpan('1935-05-16')
"""

# Each room fills all of its names at once when the first of them is asked for.
_ROOMS = {
    "_bundled": (
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
    "_answers": ("Card", "Snapshot"),
    "_dataset": ("Dataset",),
    "_dyads": ("DyadYear", "DyadYears"),
    "_parts": (
        "Author",
        "Citation",
        "Claim",
        "Identifier",
        "Name",
        "Participant",
        "Ratification",
    ),
    "_records": ("Actor", "Condition", "Event", "Period", "Record", "Reference", "Treaty"),
    "_selection": ("Attested", "Selection", "When"),
    "_selections": ("Actors", "Conditions", "Events", "Periods", "References", "Treaties"),
    "_tabular": ("Tabular",),
    "_timespan": ("TimeSpan",),
    "_vocabulary": (
        "ActorKind",
        "ClaimField",
        "ConditionKind",
        "CslType",
        "EventKind",
        "Evidence",
        "Mode",
        "Obligation",
        "Plover",
        "Role",
        "Salience",
        "Scheme",
        "Stance",
        "TreatyKind",
        "Word",
    ),
    "errors": (
        "AmbiguousNameError",
        "CoverageError",
        "CzsuError",
        "DatasetError",
        "EDTFError",
        "EditionError",
        "MissingExtraError",
        "Problem",
        "QueryError",
        "QueryTypeError",
        "RecordError",
        "UnknownNameError",
    ),
}
_MODULES = ("errors", "export")
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Actor",
    "ActorKind",
    "Actors",
    "AmbiguousNameError",
    "Attested",
    "Author",
    "Card",
    "Citation",
    "Claim",
    "ClaimField",
    "Condition",
    "ConditionKind",
    "Conditions",
    "CoverageError",
    "CslType",
    "CzsuError",
    "Dataset",
    "DatasetError",
    "DyadYear",
    "DyadYears",
    "EDTFError",
    "EditionError",
    "Event",
    "EventKind",
    "Events",
    "Evidence",
    "Identifier",
    "MissingExtraError",
    "Mode",
    "Name",
    "Obligation",
    "Participant",
    "Period",
    "Periods",
    "Plover",
    "Problem",
    "QueryError",
    "QueryTypeError",
    "Ratification",
    "Record",
    "RecordError",
    "Reference",
    "References",
    "Role",
    "Salience",
    "Scheme",
    "Selection",
    "Snapshot",
    "Stance",
    "Tabular",
    "TimeSpan",
    "Treaties",
    "Treaty",
    "TreatyKind",
    "UnknownNameError",
    "When",
    "Word",
    "actors",
    "citation",
    "conditions",
    "dataset",
    "events",
    "on",
    "periods",
    "references",
    "treaties",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from czsu_relations import errors as errors, export as export
    from czsu_relations._answers import (
        Card as Card,
        Snapshot as Snapshot,
    )
    from czsu_relations._bundled import (
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
    from czsu_relations._dataset import (
        Dataset as Dataset,
    )
    from czsu_relations._dyads import (
        DyadYear as DyadYear,
        DyadYears as DyadYears,
    )
    from czsu_relations._parts import (
        Author as Author,
        Citation as Citation,
        Claim as Claim,
        Identifier as Identifier,
        Name as Name,
        Participant as Participant,
        Ratification as Ratification,
    )
    from czsu_relations._records import (
        Actor as Actor,
        Condition as Condition,
        Event as Event,
        Period as Period,
        Record as Record,
        Reference as Reference,
        Treaty as Treaty,
    )
    from czsu_relations._selection import (
        Attested as Attested,
        Selection as Selection,
        When as When,
    )
    from czsu_relations._selections import (
        Actors as Actors,
        Conditions as Conditions,
        Events as Events,
        Periods as Periods,
        References as References,
        Treaties as Treaties,
    )
    from czsu_relations._tabular import (
        Tabular as Tabular,
    )
    from czsu_relations._timespan import (
        TimeSpan as TimeSpan,
    )
    from czsu_relations._vocabulary import (
        ActorKind as ActorKind,
        ClaimField as ClaimField,
        ConditionKind as ConditionKind,
        CslType as CslType,
        EventKind as EventKind,
        Evidence as Evidence,
        Mode as Mode,
        Obligation as Obligation,
        Plover as Plover,
        Role as Role,
        Salience as Salience,
        Scheme as Scheme,
        Stance as Stance,
        TreatyKind as TreatyKind,
        Word as Word,
    )
    from czsu_relations.errors import (
        AmbiguousNameError as AmbiguousNameError,
        CoverageError as CoverageError,
        CzsuError as CzsuError,
        DatasetError as DatasetError,
        EditionError as EditionError,
        EDTFError as EDTFError,
        MissingExtraError as MissingExtraError,
        Problem as Problem,
        QueryError as QueryError,
        QueryTypeError as QueryTypeError,
        RecordError as RecordError,
        UnknownNameError as UnknownNameError,
    )

    __version__: str
else:

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version

            return version("czsu-relations")
        from importlib import import_module

        if name in _MODULES:
            return import_module(f"czsu_relations.{name}")
        if name not in _ROOM_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        room = import_module(f"czsu_relations.{_ROOM_OF[name]}")
        for each in _ROOMS[_ROOM_OF[name]]:
            globals()[each] = getattr(room, each)
        return globals()[name]

    def __dir__():
        return [*__all__, *_MODULES, "__doc__", "__version__"]
