"""Support for units that are still low: where they lose points, whom to learn from, and the tasks that came of it."""
