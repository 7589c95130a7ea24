"""The list of review meetings, the chair's pack, the meeting itself, and its report."""
