"""PDF files that are hostile, damaged or odd, each small to keep and quick to make."""
