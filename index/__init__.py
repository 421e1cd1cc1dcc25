"""The index: texts made searchable by meaning and by words, and kept in step with them."""
