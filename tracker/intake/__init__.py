"""The way in: a text becomes an article with an immutable version."""
