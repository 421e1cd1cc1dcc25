"""PDF papers of our own making, each with its truth."""
