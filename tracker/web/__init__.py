"""The door for people and programs over HTTP; the only package that knows Flask."""
