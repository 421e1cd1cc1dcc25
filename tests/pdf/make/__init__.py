"""The scripts that make the PDF papers and their truths from the sources."""
