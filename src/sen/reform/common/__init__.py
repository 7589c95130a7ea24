"""
The few things every app needs and no app owns: days, numbers, Vietnamese text, decisions, refusals and the clock.
No words of the domain live here.
"""
