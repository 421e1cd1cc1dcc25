"""Suggested questions: generated from a text, and kept where they are answered well."""
