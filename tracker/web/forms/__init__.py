"""The shapes of what people type; every form ends in a plain value."""
