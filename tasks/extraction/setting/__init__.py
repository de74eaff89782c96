"""The date that bounds an event."""

from tasks.extraction.setting.clause_dates import ADJOINING, distance_of, is_of_record, is_of_speech
from tasks.extraction.setting.periods import choose_period
from tasks.extraction.setting.story_dates import HARM, LAW

__all__ = ["ADJOINING", "HARM", "LAW", "choose_period", "distance_of", "is_of_record", "is_of_speech"]
