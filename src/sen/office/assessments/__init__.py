"""Pages of rounds, rankings, score sheets and indices."""
