"""What the parts of Sen cost, beside what else could do the same."""
