"""What is known beside the text: listed names, towns, house styles, and how systems write letters."""
