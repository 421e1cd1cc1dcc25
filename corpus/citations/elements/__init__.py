"""The elements of citations: names, places in works, imprints, titles, quotations, prose."""
