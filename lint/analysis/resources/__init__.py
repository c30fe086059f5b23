"""What is known beside the text: word lists, listed names, places, romanization systems, house styles."""
