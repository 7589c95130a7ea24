"""Scoring whole columns."""
