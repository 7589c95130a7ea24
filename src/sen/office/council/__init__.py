"""
The council's desk: what is to be decided and in which order, the official result, its approval and publication, the
papers of the season, and how far self-scores were from the final ones.
"""
