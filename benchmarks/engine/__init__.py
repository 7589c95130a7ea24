"""The engine's arithmetic against its peers, on one generated problem."""
