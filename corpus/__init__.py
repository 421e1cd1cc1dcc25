"""Papers read into documents that can be quoted, with their notes and citations."""
