"""A little web of the project's own that stands in for what the shipped paper cites."""
