"""Published results: the list, a ranking, a unit's points with their reasons, open data, and checking a digest."""
