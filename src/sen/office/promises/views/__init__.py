"""What the addresses of promises do."""
