"""Rebuilds the splitter's model from annotated articles; the only part that needs torch."""
