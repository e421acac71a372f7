"""What the public sees: frozen, checked editions of approved claims."""
