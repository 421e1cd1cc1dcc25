"""The question: what it asks, and for what."""
