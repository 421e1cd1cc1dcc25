"""Readers of one citation each, by what it cites: books, articles, law, archives, pointers."""
