"""
The edition of everything public: a number that rises, in the same transaction, whenever something public changes.

Whoever keeps rendered pages compares it with the number of the time they were rendered; a change is then seen at once
by the process that made it, and within half a second by every other.
"""
