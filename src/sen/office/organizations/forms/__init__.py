"""The shapes of what people type about units and working days."""
