"""The pages of evidence: a unit's library, a piece with its passport and preview, and how files come in and go out."""
