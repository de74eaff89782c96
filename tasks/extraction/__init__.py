"""Read news text into figures, persons, denials, dates and attributions: text in, rows out."""
