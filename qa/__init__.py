"""A question into an answer made of quotations, or into the word that there is none."""
