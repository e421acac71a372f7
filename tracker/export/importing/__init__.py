"""How claims come in from files: readers that know formats, and commands that store what was read."""
