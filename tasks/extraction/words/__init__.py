"""What a word is: its forms, its classes, and the gazetteer."""
