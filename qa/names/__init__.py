"""Names, acronyms and spellings."""
