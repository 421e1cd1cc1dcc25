"""The reader of Markdown papers."""

from corpus.markdown.paper import read_markdown_paper

__all__ = ["read_markdown_paper"]
