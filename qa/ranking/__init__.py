"""Ranking: candidate sentences, their signals and scores."""
