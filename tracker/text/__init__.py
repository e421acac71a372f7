"""Pure knowledge about text: spans, canonical form, safe HTML, slugs."""
