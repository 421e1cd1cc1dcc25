"""Reading of untrusted files in a process with limits."""
