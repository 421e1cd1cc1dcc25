"""How much of what is true of a PDF paper its document has."""
