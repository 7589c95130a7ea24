"""
Evidence: files and links a unit keeps to prove what it declares. A *piece* is the bytes, known by an opaque key and its
SHA-256; a *passport* says what the piece is (issuing body, number, days, sensitivity), and the newest one counts; an
*access* says who looked. What a file is, its content decides. Nothing is ever changed, overwritten or taken away.
"""
