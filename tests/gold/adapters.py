"""Translate readings into the fields that each public evaluation set asks for; one function a set, named after it."""

from tests.gold.adapters_articles import *  # noqa: F403
from tests.gold.adapters_attribution import *  # noqa: F403
from tests.gold.adapters_dates import *  # noqa: F403
from tests.gold.adapters_events import *  # noqa: F403
from tests.gold.adapters_numbers import *  # noqa: F403
from tests.gold.adapters_persons import *  # noqa: F403
