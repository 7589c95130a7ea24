"""What the addresses of commendation do."""
