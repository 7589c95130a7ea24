"""The story of the seed and its sequel: from the plan to the certificates, with one task late and one extended once."""

from tests.journeys.chain import december, promises, september
from tests.journeys.chain.city import City


def test_the_chain_from_the_plan_to_the_certificates(demo_folder, visitor, tmp_path):
    city = City(demo_folder, visitor)
    with city.on() as day:
        september.the_plan_is_read_and_taken_along(day, tmp_path)
        september.every_red_figure_is_answered_before_the_meeting_opens(day)
        september.five_conclusions_are_recorded(day)
        september.the_meeting_closes_and_every_unit_finds_its_task(day, tmp_path)
        promises.the_secretary_makes_a_conclusion_public(day)
        promises.a_citizen_follows_it(day)
        september.one_unit_finishes_and_another_gets_its_one_extension(day)
    with city.on("15/11/2023") as day:
        september.one_unit_is_late(day)
    with city.on("15/12/2023") as day:
        promises.the_promise_says_what_became_of_it(day)
        december.the_meeting_opens_with_what_became_of_the_last_one(day)
        december.four_units_are_commended(day, tmp_path)
