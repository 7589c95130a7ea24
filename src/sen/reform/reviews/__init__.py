"""
Periodic reviews (sơ kết, tổng kết): a meeting looks at the plan, the units and the overdue tasks as of a cut-off, and
its conclusions become tasks. Words: *review* (the meeting and its data window), *agenda item*, *conclusion* (what the
chair decided on an item; its wording may be corrected but is never overwritten), *pack* (everything the chair needs on
one page), *remark* (what a person adds to the report where data cannot speak). Figures are read from other apps each
time; this app keeps only what was said and decided.
"""
