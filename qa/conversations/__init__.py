"""Storage and export of conversations."""
