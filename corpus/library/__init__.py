"""Papers on disk: in folders of papers, and those that users add."""
