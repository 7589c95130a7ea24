"""The pages, one module for each of their subjects."""
