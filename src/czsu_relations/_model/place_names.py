"""Names of places in Czech, Slovak and Russian, which searches take for the English names."""

from __future__ import annotations

from functools import cache
from typing import Final

from czsu_relations._model.names import fold_words

__all__ = ["english_place_names"]

_NAMES: Final = {
    "Belgrade": ("Bělehrad", "Belehrad", "Белград"),
    "Berlin": ("Берлин",),
    "Bratislava": ("Братислава",),
    "Budapest": ("Будапешт",),
    "Buzuluk": ("Бузулук",),
    "Ruthenia": (
        "Podkarpatská Rus",
        "Zakarpatská Ukrajina",
        "Zakarpatsko",
        "Subcarpathian Ruthenia",
        "Sub-Carpathian Ruthenia",
        "Subcarpathian Rus",
        "Подкарпатская Русь",
        "Закарпатская Украина",
        "Закарпатье",
    ),
    "Chelyabinsk": ("Čeljabinsk", "Челябинск"),
    "Geneva": ("Ženeva", "Женева"),
    "Irkutsk": ("Иркутск",),
    "Kharkiv": ("Charkov", "Харьков"),
    "Khust": ("Chust", "Хуст"),
    "Košice": ("Кошице",),
    "Kuibyshev": ("Kujbyšev", "Куйбышев"),
    "Kyiv": ("Kyjev", "Киев"),
    "Leningrad": ("Ленинград",),
    "London": ("Londýn", "Лондон"),
    "Moscow": ("Moskva", "Москва"),
    "Mukachevo": ("Mukačevo", "Мукачево"),
    "Munich": ("Mnichov", "Mníchov", "Мюнхен"),
    "Paris": ("Paříž", "Paríž", "Париж"),
    "Prague": ("Praha", "Прага"),
    "Siberia": ("Sibiř", "Sibír", "Сибирь"),
    "Sokolovo": ("Соколово",),
    "Uzhhorod": ("Užhorod", "Ужгород"),
    "Vladivostok": ("Владивосток",),
    "Warsaw": ("Varšava", "Варшава"),
    "Washington": ("Вашингтон",),
}
"""The other names of a place by its English name, which the texts of records have."""


@cache
def english_place_names() -> dict[str, str]:
    """Return the English name of a place by each of its other names, both folded."""
    return {
        fold_words(name): fold_words(english) for english, names in _NAMES.items() for name in names
    }
