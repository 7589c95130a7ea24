"""Pages where administrators keep the maps of the units: a scheme of tiles, or boundaries from a file."""
