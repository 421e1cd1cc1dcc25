"""What the pages and the API share: state, jobs, access and errors."""
