"""The public list of awards."""
