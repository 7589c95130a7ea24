"""Units, and the days that are worked."""
