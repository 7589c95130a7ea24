"""What citizens say, as officials work with it: moderation, replies, case codes, the rule of networks, files."""
