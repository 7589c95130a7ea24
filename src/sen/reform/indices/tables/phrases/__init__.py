"""Rules in words read as rules of the engine: one family of wordings per module, and a reason where none fits."""

from sen.reform.indices.tables.phrases.reading import recognise
from sen.reform.indices.tables.phrases.recognised import NotRecognised, Recognised, Remark

__all__ = ["NotRecognised", "Recognised", "Remark", "recognise"]
