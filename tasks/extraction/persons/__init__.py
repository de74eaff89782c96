"""Named persons with their ages and fates."""

from tasks.extraction.persons.persons import find_persons

__all__ = ["find_persons"]
