"""What the directive chain costs."""
