"""What questions seek: the patterns that show it, by kind of question, and the table of them."""
