"""Questions that seek no single fact: the sentences on a topic, and what a text says of itself."""
