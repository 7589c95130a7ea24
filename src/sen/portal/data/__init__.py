"""Open data: the catalogue people and machines read, the files at their permanent addresses, the read-only API."""
