"""
What people are told: a *notice* is one sentence for one person with the page it is about. Apps above tell; this one
asks nobody, and knows people only as numbers of accounts. Said twice before it was read, it stays one notice. A
*digest* is the one mail of a person on a day, with everything in it; a *feed* is a person's list of deadlines for
their own calendar.
"""
