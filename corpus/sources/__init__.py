"""The cited works: attempts to get each, and their texts."""
