"""The cited works: what became of each, and their texts."""
