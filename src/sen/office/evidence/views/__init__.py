"""The views of evidence."""
