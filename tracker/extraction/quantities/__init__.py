"""The amounts a text states: value or range, unit, what is counted, and as of when."""
