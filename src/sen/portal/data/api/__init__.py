"""The read-only API: one table of resources, from which the addresses, the answers and their description follow."""
