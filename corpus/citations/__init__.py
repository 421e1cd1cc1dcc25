"""Notes into the works that they cite."""
