"""The public pages: what was published, and a way to answer. No account, no draft, nothing internal."""
