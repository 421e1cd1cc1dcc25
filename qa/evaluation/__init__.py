"""Question sets, figures and reports."""
