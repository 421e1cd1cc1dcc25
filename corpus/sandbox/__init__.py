"""Reading of files from elsewhere in a sandbox: a process with limits."""
