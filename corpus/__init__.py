"""Texts: papers and cited works read into documents, with their notes and citations."""
