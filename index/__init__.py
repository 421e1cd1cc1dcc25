"""The index: sentences and passages made searchable by meaning and by words."""
