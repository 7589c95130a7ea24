"""Tests of the pages of the maps."""
