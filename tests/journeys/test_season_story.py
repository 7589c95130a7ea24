"""A whole season of two wards in the browser: from the index to a corrected result that a citizen can verify."""

from tests.journeys.season import appraising, deciding, declaring, opening
from tests.journeys.season.people import Season

STEPS = (
    opening.the_index_is_checked_and_adopted,
    opening.the_round_is_opened,
    opening.appraisers_are_assigned,
    opening.one_unit_gets_more_time_once,
    declaring.the_officer_types_and_every_field_saves_itself,
    declaring.evidence_is_attached_with_section_and_page,
    declaring.the_sheet_is_checked_and_sent,
    declaring.the_head_signs_on_a_phone,
    declaring.the_other_unit_fills_a_workbook_away_from_the_line,
    appraising.one_criterion_after_the_other_by_keyboard,
    appraising.one_mark_is_lowered_with_a_reason_of_the_library,
    appraising.another_appraiser_marks_unit_by_unit,
    appraising.the_secretary_hands_the_marks_over,
    appraising.the_unit_objects_once_and_agrees_to_the_rest,
    appraising.the_second_appraisal_decides_with_a_reason,
    deciding.the_official_result_is_computed,
    deciding.the_minutes_carry_the_digest,
    deciding.the_leader_approves_what_was_read,
    deciding.the_secretary_publishes,
    deciding.a_citizen_reads_and_verifies_on_a_phone,
    deciding.the_result_is_taken_up_again,
    deciding.the_correction_is_approved_and_published,
    deciding.the_old_code_says_what_became_of_it,
    deciding.the_unit_reads_what_every_step_changed,
    deciding.everything_stored_is_whole,
)


def test_a_season_from_the_index_to_a_corrected_result(demo, demo_folder, official, visitor, tmp_path):
    season = Season(demo, official, visitor, tmp_path, demo_folder)
    for step in STEPS:
        step(season)
