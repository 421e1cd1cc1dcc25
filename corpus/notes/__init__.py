"""What the notes of all kinds of texts have in common: their labels, what is doubtful in them."""
