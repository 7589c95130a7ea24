"""Taking answers, and the pages around them."""
