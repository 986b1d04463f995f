"""How many examples the property tests try.

The profile `quick` is the default; `pytest --hypothesis-profile=thorough` is for all checks.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick",
    max_examples=16,
    # A slow machine is no fault of the library.
    deadline=None,
    # A dataset often has more in it than Hypothesis draws for one example: it draws another.
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=120)
settings.load_profile("quick")
