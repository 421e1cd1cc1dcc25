"""Words and patterns of questions: what they ask for, and how they refer to earlier ones."""

from collections.abc import Mapping

# What else people call a cited work of some kind, by `Citation.kind`.
KINDS_OF_WORKS: Mapping[str, tuple[str, ...]] = {
    "thesis": ("doctoral", "dissertation", "PhD"),
    "book": ("memoir",),
    "post": ("tweet", "Twitter"),
    "video": ("programme", "broadcast", "YouTube"),
    "personal communication": ("interview", "conversation", "unpublished"),
}
