"""
Runs of the engine over a round: every unit's points, place and grade, with the sentence and the arithmetic of every
point, stored once and never changed. Words: *run* (one computation of a whole round), *line* (one unit in it), *kind*
(whose figures it rests on: provisional, appraised, official, forecast), *score sheet* (a line laid out by areas).
"""
