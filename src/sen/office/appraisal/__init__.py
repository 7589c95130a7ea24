"""Pages of the appraisal: assigning, the queue of a criterion, the sheet of a unit, second readings, agreement."""
