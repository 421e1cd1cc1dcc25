"""The opened index: vectors, terms, and its reader."""
