"""Dates, numbers, Vietnamese text, decisions and refusals: the few things every app needs and no app owns. No domain words."""
