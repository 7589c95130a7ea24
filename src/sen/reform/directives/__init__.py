"""
What the authority set out to do in the year, and what it told its units to do on the way. Words: *plan* (the reform
plan of a year), *area*, *item* (a task or a target of the plan, with what is planned), *progress report* (what an item
had reached on a day; only ever added), *task* (what one lead unit was given, by when), *record* (one step in a task's
life; only ever added), *standing* (a task's state seen against its deadline on a day), *draft* (a task proposed from a
text; nothing until a person confirms it), *batch* (the drafts of one text).
"""
