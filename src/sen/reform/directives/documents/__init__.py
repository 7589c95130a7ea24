"""The official documents of steering: what leaves the office on paper."""
