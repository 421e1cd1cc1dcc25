"""Training of the encoder on questions and the sentences that answer them."""
