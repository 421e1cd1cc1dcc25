"""The reader of Markdown papers."""
