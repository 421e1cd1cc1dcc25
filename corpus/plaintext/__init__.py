"""The reader of plain text papers."""
