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
        "Problem",
        "QueryError",
        "QueryTypeError",
        "RecordError",
        "UnknownNameError",
    ),
}
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
    "EDTFError",
    "EditionError",
    "Event",
    "EventKind",
    "Events",
    "Evidence",
    "Identifier",
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
    "TimeSpan",
    "Treaties",
    "Treaty",
    "TreatyKind",
    "UnknownNameError",
    "When",
    "Word",
    "actors",
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
    from czsu_relations._answers import (
        Card as Card,
    )
    from czsu_relations._answers import (
        Snapshot as Snapshot,
    )
    from czsu_relations._bundled import (
        actors as actors,
    )
    from czsu_relations._bundled import (
        conditions as conditions,
    )
    from czsu_relations._bundled import (
        dataset as dataset,
    )
    from czsu_relations._bundled import (
        events as events,
    )
    from czsu_relations._bundled import (
        on as on,
    )
    from czsu_relations._bundled import (
        periods as periods,
    )
    from czsu_relations._bundled import (
        references as references,
    )
    from czsu_relations._bundled import (
        treaties as treaties,
    )
    from czsu_relations._dataset import (
        Dataset as Dataset,
    )
    from czsu_relations._parts import (
        Author as Author,
    )
    from czsu_relations._parts import (
        Citation as Citation,
    )
    from czsu_relations._parts import (
        Claim as Claim,
    )
    from czsu_relations._parts import (
        Identifier as Identifier,
    )
    from czsu_relations._parts import (
        Name as Name,
    )
    from czsu_relations._parts import (
        Participant as Participant,
    )
    from czsu_relations._parts import (
        Ratification as Ratification,
    )
    from czsu_relations._records import (
        Actor as Actor,
    )
    from czsu_relations._records import (
        Condition as Condition,
    )
    from czsu_relations._records import (
        Event as Event,
    )
    from czsu_relations._records import (
        Period as Period,
    )
    from czsu_relations._records import (
        Record as Record,
    )
    from czsu_relations._records import (
        Reference as Reference,
    )
    from czsu_relations._records import (
        Treaty as Treaty,
    )
    from czsu_relations._selection import (
        Attested as Attested,
    )
    from czsu_relations._selection import (
        Selection as Selection,
    )
    from czsu_relations._selection import (
        When as When,
    )
    from czsu_relations._selections import (
        Actors as Actors,
    )
    from czsu_relations._selections import (
        Conditions as Conditions,
    )
    from czsu_relations._selections import (
        Events as Events,
    )
    from czsu_relations._selections import (
        Periods as Periods,
    )
    from czsu_relations._selections import (
        References as References,
    )
    from czsu_relations._selections import (
        Treaties as Treaties,
    )
    from czsu_relations._timespan import (
        TimeSpan as TimeSpan,
    )
    from czsu_relations._vocabulary import (
        ActorKind as ActorKind,
    )
    from czsu_relations._vocabulary import (
        ClaimField as ClaimField,
    )
    from czsu_relations._vocabulary import (
        ConditionKind as ConditionKind,
    )
    from czsu_relations._vocabulary import (
        CslType as CslType,
    )
    from czsu_relations._vocabulary import (
        EventKind as EventKind,
    )
    from czsu_relations._vocabulary import (
        Evidence as Evidence,
    )
    from czsu_relations._vocabulary import (
        Mode as Mode,
    )
    from czsu_relations._vocabulary import (
        Obligation as Obligation,
    )
    from czsu_relations._vocabulary import (
        Plover as Plover,
    )
    from czsu_relations._vocabulary import (
        Role as Role,
    )
    from czsu_relations._vocabulary import (
        Salience as Salience,
    )
    from czsu_relations._vocabulary import (
        Scheme as Scheme,
    )
    from czsu_relations._vocabulary import (
        Stance as Stance,
    )
    from czsu_relations._vocabulary import (
        TreatyKind as TreatyKind,
    )
    from czsu_relations._vocabulary import (
        Word as Word,
    )
    from czsu_relations.errors import (
        AmbiguousNameError as AmbiguousNameError,
    )
    from czsu_relations.errors import (
        CoverageError as CoverageError,
    )
    from czsu_relations.errors import (
        CzsuError as CzsuError,
    )
    from czsu_relations.errors import (
        DatasetError as DatasetError,
    )
    from czsu_relations.errors import (
        EditionError as EditionError,
    )
    from czsu_relations.errors import (
        EDTFError as EDTFError,
    )
    from czsu_relations.errors import (
        Problem as Problem,
    )
    from czsu_relations.errors import (
        QueryError as QueryError,
    )
    from czsu_relations.errors import (
        QueryTypeError as QueryTypeError,
    )
    from czsu_relations.errors import (
        RecordError as RecordError,
    )
    from czsu_relations.errors import (
        UnknownNameError as UnknownNameError,
    )

    __version__: str
else:

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version

            return version("czsu-relations")
        if name not in _ROOM_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        room = import_module(f"czsu_relations.{_ROOM_OF[name]}")
        for each in _ROOMS[_ROOM_OF[name]]:
            globals()[each] = getattr(room, each)
        return globals()[name]

    def __dir__():
        return [*__all__, "__doc__", "__version__", "errors"]
