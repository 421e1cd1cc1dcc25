"""English: every word list and every pattern over words, as tables that a test walks through."""
