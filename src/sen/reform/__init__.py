"""The domain: what an authority decides, does and answers for. One Django app per noun, lowest first."""
