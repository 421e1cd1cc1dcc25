"""Questions and answers: quotations that answer, or the statement that nothing does."""
