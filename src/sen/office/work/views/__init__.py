"""One's own work, notices and reminders."""
