"""The reader of PDF files: from the places of characters on pages to a document."""

# Changes whenever the same file would be read differently: indexes are then rebuilt.
READER = "pdf-1"
