"""The index: passages turned into something searchable, and kept true to the texts."""
