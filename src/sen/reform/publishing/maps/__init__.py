"""
Maps of the units: a scheme of tiles that keeps neighbours together, or boundaries the authority supplied. A *scheme*
says which units touch and roughly where they lie; *boundaries* are the outlines of a GeoJSON file, checked and made
small. Both hold from a day, as units do, and both are kept for ever; the newest in use is drawn.
"""
