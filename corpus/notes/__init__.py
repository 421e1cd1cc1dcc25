"""Foot- and endnotes in lines of text: their labels, extents and markers, and what is doubtful."""
