"""The list of units as of any day, and the page of a unit with its history."""
