"""Everything leaves as files."""
