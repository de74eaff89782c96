"""The version of the engine, which stands in every row that it read."""

EXTRACTOR_VERSION = "1"
