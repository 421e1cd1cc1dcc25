"""Words of notes around the works that they cite: pointers, parts of works, kinds, law, prose."""
