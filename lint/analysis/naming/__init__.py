"""Names: how each is spelled, which two spellings are one bearer's, and how the listed ones are used."""
