"""Knowledge from outside the text: listed names, places, romanization systems, house styles."""
