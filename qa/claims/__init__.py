"""What the cited works say of a claim."""
