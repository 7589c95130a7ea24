"""
Where the public answers: stars and comments under articles and for units that serve citizens, without an account and
without script; the public log of moderation; taking a comment back. Other public pages include `rating.html` and
`comments.html` with the `Boxes` of `boxes_for`.
"""
