"""How often one network may ask within an hour: counted in memory under a key of the hour, written nowhere."""

import hashlib
import secrets
from datetime import datetime
from threading import Lock

from sen.reform.common.networks import network_of

# One question a second, for a school or an office behind one address.
MOST_PER_HOUR = 3600
# More networks than this share one count: memory stays small whoever asks.
MOST_NETWORKS = 50_000


class HourlyCounts:
    """The counts of this process; when the hour is over, nobody can tell who asked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hour = ""
        self._key = b""
        self._counts: dict[bytes, int] = {}

    def has_room(self, address: str, *, at: datetime) -> bool:
        """Count a question, and say whether it is still within what one network may ask."""
        with self._lock:
            self._begin(f"{at:%Y%m%d%H}")
            name = hashlib.blake2b(network_of(address).encode(), key=self._key, digest_size=16).digest()
            if name not in self._counts and len(self._counts) >= MOST_NETWORKS:
                name = b""
            self._counts[name] = self._counts.get(name, 0) + 1
            return self._counts[name] <= MOST_PER_HOUR

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._hour = ""

    def _begin(self, hour: str) -> None:
        if hour != self._hour:
            self._hour, self._key, self._counts = hour, secrets.token_bytes(32), {}


counts = HourlyCounts()
