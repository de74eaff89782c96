"""A small invented news site, served on loopback: the default input of `tallywire ingest`."""

from samples.server import SITE, SampleSite, serve_samples

__all__ = ["SITE", "SampleSite", "serve_samples"]
