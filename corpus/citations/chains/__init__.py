"""Which citations are of one work, and what short forms mean."""
