"""Paragraphs of a printed text: lines put together by spacing, indent, size and room."""
