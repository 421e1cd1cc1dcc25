"""Requests before they reach the application: checks, limits and refusals."""
