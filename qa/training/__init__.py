"""Training and fitting of the weights."""
