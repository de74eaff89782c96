"""A small invented news site, served on loopback: the default input of `tallywire ingest`."""

from samples.server import PORT, SITE, SampleSite, serve_samples

__all__ = ["PORT", "SITE", "SampleSite", "serve_samples"]
