"""What should hold across the warehouse after each load; a signal is for people, it keeps no row out."""

from expectations.engine import gx
from expectations.rules import WARNING, never


def series_suite() -> gx.ExpectationSuite:
    """Return the rules of running totals, one row a report."""
    return gx.ExpectationSuite(
        name="series",
        expectations=[
            never("cumulative_falls", "A running total does not fall: misread, retracted, or of a new scope.", WARNING)
        ],
    )


def sources_suite() -> gx.ExpectationSuite:
    """Return the rules of outlets, one row an outlet on its latest day."""
    return gx.ExpectationSuite(
        name="sources",
        expectations=[
            never("article_count_unusual", "Far more or fewer articles than usual: a broken feed or layout?", WARNING),
            never("figures_per_article_unusual", "Far more or fewer figures an article than usual.", WARNING),
            never("mostly_undated", "Most articles of the day have no day of publication: a new layout?", WARNING),
        ],
    )


SIGNALS = {"series": (series_suite, "figure_id"), "sources": (sources_suite, "host")}
"""The suites with the key of their frames, which `suites.frame_statement` holds by the same names."""
