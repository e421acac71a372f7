"""The article's own voice: what it states itself, and what of that can be checked."""
