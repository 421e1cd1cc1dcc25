"""Texts into vectors: models, and what runs them."""
