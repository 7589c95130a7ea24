"""
What the authority tells the public, sealed: each version of a result keeps the approved text for ever, with its digest,
and is followed by a correction or a withdrawal, never replaced. Words: *result* (what one round came to), *version*
(one publication, correction or withdrawal of it), *digest* (SHA-256 of the text, printed on paper as a QR code),
*seal* (SHA-256 over a version and the seal before it, so that no version can be slipped in, changed or taken out).
"""
