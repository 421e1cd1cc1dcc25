"""Citations: notes read into the works that they cite."""
