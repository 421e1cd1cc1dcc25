"""The index on disk: SQLite, generations, locks."""
