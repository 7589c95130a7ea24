"""The plan with its progress, the tasks units were given, and the drafts of tasks proposed from texts."""
