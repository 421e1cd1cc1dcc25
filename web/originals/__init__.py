"""The pages of the files that documents were read from, as images."""
