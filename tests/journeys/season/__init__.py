"""One season of two wards, walked in the browser by the people who would: each step leaves what the next one needs."""
