"""Publishers in Germany."""

from datetime import date

from tasks.parsing.publishers.base import Publisher

GERMANY = (
    Publisher(
        name="n-tv",
        hosts=("n-tv.de",),
        valid_from=date(2023, 1, 1),
        # The h1 puts a keyword before the headline.
        title="//meta[@property='og:title']/@content",
    ),
    Publisher(
        name="FUNKE regional papers",
        hosts=(
            "waz.de",
            "morgenpost.de",
            "abendblatt.de",
            "braunschweiger-zeitung.de",
            "nrz.de",
            "otz.de",
            "ikz-online.de",
        ),
        valid_from=date(2025, 1, 1),
        # The h1 is worded for search engines; the headline is the h2 under it, the standfirst stands behind that.
        title="//hgroup//h2",
        standfirst="(//hgroup//h2/following::div)[1]",
    ),
)
