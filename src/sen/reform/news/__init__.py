"""
Articles of the portal: written by editors, approved by somebody else, published now or at a moment, withdrawn with a
reason. Every text ever saved stays as a *version*; an *approval* holds the digest of the text that was read, so a later
change voids it; the *live* version is the one the public reads, and stays until a correction has been approved too.
"""
