"""One happening, many articles: which stories tell the same incident, and which numbers answer the same question."""
