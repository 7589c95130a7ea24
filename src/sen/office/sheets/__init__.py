"""Pages of a unit's own sheet: its figures, its evidence, its answers to marks."""
