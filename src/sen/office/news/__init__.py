"""The editors' pages: the desk with its shelves, writing and approving an article, and the comments that wait."""
