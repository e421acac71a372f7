"""The claim tracker: an article comes in, and everything it claims can be checked.

intake        an article comes in, as text, and gets its canonical, immutable version
extraction    the version comes apart into claims: who said what, exactly where
review        people correct, research and assess each claim, and a second person reviews it
publication   an approved claim becomes a public page that never changes silently
export        everything leaves as CSV
"""

from __future__ import annotations

__version__ = "0.1.0"
