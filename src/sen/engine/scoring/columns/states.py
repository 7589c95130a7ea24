"""The states of cells as bits: a group has the bits of its children."""

import numpy as np
from numpy import typing as npt

from sen.engine.scoring.trace import State

Bits = npt.NDArray[np.uint8]

NOT_APPLICABLE = 0
VALUE = 1
MISSING = 2

#: A group of which something has a value and something is missing is incomplete; of bits 0, nothing applies.
STATES = (State.NOT_APPLICABLE, State.VALUE, State.MISSING, State.INCOMPLETE)
BITS = {state: bits for bits, state in enumerate(STATES)}
