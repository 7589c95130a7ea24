"""
Pages of the register of obstacles.

What stands in the way of the units, who is asked to take it out of the way, and what became of it.
"""
