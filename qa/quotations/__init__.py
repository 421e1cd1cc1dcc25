"""Whether a quotation is in the texts."""
