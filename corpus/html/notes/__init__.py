"""The notes of a page: those that links lead to, those beside the text, and those in lists."""
