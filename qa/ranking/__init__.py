"""Candidates and their scores."""
