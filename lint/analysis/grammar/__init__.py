"""What the words of a sentence are, and how they follow each other."""
