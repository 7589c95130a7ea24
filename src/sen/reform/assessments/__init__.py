"""
Assessment rounds: which index measures which units in which peer groups, and what each unit declared. Everything
declared is a row of an append-only ledger, one hash chain per assessment; what counts now is read off it. Words:
*round*, *assessment* (one unit in one round), *entry* (a row of the ledger), *stage* (whose word it is), *answer*
(what the entries of a leaf come to).
"""
