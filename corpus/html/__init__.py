"""The reader of web pages and HTML papers."""
