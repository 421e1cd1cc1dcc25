"""References in bibliographic styles."""
