"""Publishers in northern Europe."""

from datetime import date

from tasks.parsing.publishers.base import Publisher

NORTHERN_EUROPE = (
    Publisher(
        name="Dagbladet",
        hosts=("dagbladet.no",),
        valid_from=date(2024, 1, 1),
        # It stands in the frame of the first picture, where the generic reader sees a caption.
        standfirst="(//article//*[self::h2 or self::h3][contains(@class, 'subtitle')])[1]",
    ),
)
