"""Training of the reader, and fitting of the weights of ranking and claims."""
