"""Numbers are right: units, properties, and a slow obvious reference implementation."""
