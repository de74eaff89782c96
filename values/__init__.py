"""Plain values that cross from one room to the next: snapshot, article, reading, and their closed categories."""
