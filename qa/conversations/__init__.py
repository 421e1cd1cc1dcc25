"""Conversations, kept and exported."""
