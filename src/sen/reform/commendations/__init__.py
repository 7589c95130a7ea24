"""
Commendations: who did well is commended, with grounds from the data.

A round of commendation names its occasion and the results it rests on; rules of eligibility, kept as data, say of each
unit whether it is met, not met, or for a person to say. A nomination goes from the unit through the check and the vote
of the council to the decision, the gold book and the certificate. An award cites the digest of its result: when the
result is corrected or withdrawn, the award is flagged, and then kept or revoked, each with a reason.
"""
