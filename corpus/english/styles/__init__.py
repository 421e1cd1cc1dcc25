"""Names of the styles of documents."""
