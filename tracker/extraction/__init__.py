"""Turns an article's text into passages and attributable claims."""
