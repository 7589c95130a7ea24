"""
What happened, by whom and when. Every operation of every app records an event here; events are only ever added,
each carries the hash of the one before it, and the database itself refuses to change or delete one. Words: *event*
(past tense), *subject* (the thing it happened to), *chain*, *head* (the last link).
"""
