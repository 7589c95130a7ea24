"""How much one uploaded file may hold."""

MAXIMUM_BYTES = 10 * 1024 * 1024
MAXIMUM_CHARACTERS = 200_000
MAXIMUM_UNPACKED_BYTES = 100 * 1024 * 1024
MAXIMUM_XML_BYTES = 20 * 1024 * 1024
MAXIMUM_PARTS = 5_000
# Text in DOCX shrinks about tenfold; a part that shrinks two hundredfold is made to fill the memory.
MAXIMUM_RATIO = 200
SMALL_PART_BYTES = 1024 * 1024  # below this no ratio does harm
