"""What words are: their classes, their forms, how common they are."""
