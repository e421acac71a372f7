"""Who speaks: names, titles, acronyms, pronouns and descriptions, resolved to one speaker each."""
