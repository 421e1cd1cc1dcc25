"""The characters of a page, put together to words and lines."""
