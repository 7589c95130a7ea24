"""
What citizens say: *ratings* of one to five stars and *comments*, on any *subject* named by a text ("news.article:5"),
without an account. A browser is told from another by a keyed hash of a random *token*, different for each subject; an
address is only ever counted, under a key that is thrown away with the day. Comments are shown after *moderation*, and
why others were not is counted in public.
"""
