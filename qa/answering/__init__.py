"""From ranked sentences to an answer."""
