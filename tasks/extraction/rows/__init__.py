"""What a reading gives back: plain rows, closed categories, and the mentions that the rooms above hand one another."""
