"""Lets `python -m tracker` say what the command `tracker` says."""

from __future__ import annotations

from tracker.cli import main

main()
