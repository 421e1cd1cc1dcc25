"""The original pages of a document, as images with the passages and notes on them."""
