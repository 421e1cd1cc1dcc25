"""State, jobs and security of the server."""
