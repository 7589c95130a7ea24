"""
Where the public follows what was promised: every meeting's promises with their state and history, a feed of what
changes, and the question asked four weeks after "done". Articles about a meeting include `portal/promises/box.html`.
"""
