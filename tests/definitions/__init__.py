"""Every index file loads, adds up, and meets its examples."""
