"""Where people correct, research and assess claims until two of them agree."""
