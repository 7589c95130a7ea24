"""Pages where administrators keep the sites of units and announce hours without service."""
