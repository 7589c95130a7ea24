"""The look keeps its promises: contrast, weight, geometry, words, access."""
