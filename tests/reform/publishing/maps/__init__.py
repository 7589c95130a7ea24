"""Tests of the maps of the units."""
