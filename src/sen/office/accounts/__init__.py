"""Signing in, choosing the post one acts for, and the administrator's pages of accounts and posts."""
