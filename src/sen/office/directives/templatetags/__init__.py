"""What templates of steering ask for."""
