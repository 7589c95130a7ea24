"""
The index definitions the authority adopted, version by version: the whole text of the file, its digest, its days and
its legal basis; a version is never edited, the next one replaces it. Words: *version* (one adopted definition), *leaf*
(a criterion that is answered), *level* (one line of a rule in words), *picture* (the rule as lines to draw).
"""
