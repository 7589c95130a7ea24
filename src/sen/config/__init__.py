"""Wiring: settings, addresses, background jobs, the server's entry."""
