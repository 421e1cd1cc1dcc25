"""Readers of law: cases, codes, statutes, treaties, debates, papers of courts and legislatures."""
