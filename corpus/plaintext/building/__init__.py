"""The document of a text under construction."""
