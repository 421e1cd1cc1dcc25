"""Support of claims by the cited works."""
