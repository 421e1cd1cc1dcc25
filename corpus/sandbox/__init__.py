"""Reading files from elsewhere in a process with limits."""
