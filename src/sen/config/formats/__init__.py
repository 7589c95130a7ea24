"""How numbers and days look, per language."""
