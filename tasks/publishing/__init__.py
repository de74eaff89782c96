"""Exports, report pages and charts made from the published copy."""
