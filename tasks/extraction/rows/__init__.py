"""The mentions that the rooms above hand one another."""
