"""
Promises as texts, without a table: the states the public reads, what the office chose, and what a version says.

Words: *book* (the promises of one meeting or plan), *promise* (a conclusion in plain words, followed by its tasks),
*part* (one unit's task in it), *asking* (four weeks after "done" citizens are asked whether it is).
"""
