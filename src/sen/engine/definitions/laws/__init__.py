"""The laws of an index: one function each, from a draft to findings."""

from collections.abc import Callable, Iterator

from sen.engine.answers import Finding
from sen.engine.definitions.draft import Draft
from sen.engine.definitions.laws.bands import the_last_band_is_open
from sen.engine.definitions.laws.codes import codes_are_complete, codes_are_unique
from sen.engine.definitions.laws.composites import weights_can_be_used
from sen.engine.definitions.laws.grades import grades_fit_together
from sen.engine.definitions.laws.leaves import (
    inapplicable_has_a_treatment,
    leaves_have_a_basis_and_an_owner,
    leaves_have_rules_and_groups_do_not,
)
from sen.engine.definitions.laws.magnitudes import figures_fit
from sen.engine.definitions.laws.outside import caps_bind, grades_name_what_is_there
from sen.engine.definitions.laws.peers import relative_rules_are_not_circular
from sen.engine.definitions.laws.points import best_is_the_maximum, maxima_add_up, maxima_are_positive
from sen.engine.definitions.laws.whole import dates_run_forwards, tie_keys_exist

#: A new law is one function and one line here.
LAWS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    codes_are_unique,
    codes_are_complete,
    maxima_are_positive,
    maxima_add_up,
    figures_fit,
    leaves_have_rules_and_groups_do_not,
    leaves_have_a_basis_and_an_owner,
    inapplicable_has_a_treatment,
    best_is_the_maximum,
    the_last_band_is_open,
    grades_fit_together,
    dates_run_forwards,
    tie_keys_exist,
    weights_can_be_used,
    relative_rules_are_not_circular,
    caps_bind,
    grades_name_what_is_there,
)

__all__ = ["LAWS"]
