"""Readers of Word files (DOCX): papers with their foot- and endnotes, and cited sources.

The XML is read directly: no converter to HTML keeps the numbering of notes, custom marks, sections
and tracked changes that the exact place and label of each note depend on.
"""

# Changes whenever the same file would be read differently: indexes are then rebuilt.
READER = "docx-1"
