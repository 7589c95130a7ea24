"""Rules explained by example; the examples become docs/rules.md."""
