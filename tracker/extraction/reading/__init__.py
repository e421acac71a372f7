"""The model that reads a text, and how its answers become attributions."""
