"""
People, the posts they hold in units, and the roles those posts carry, each with its days. One person may hold several
posts; what a person may do follows from the posts held today. Words: *user* (the account), *post* (who, where, as what,
from when to when), *role* (what a post allows), *actor* (a user at work in a post).
"""
