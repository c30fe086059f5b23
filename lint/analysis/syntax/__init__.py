"""From characters to the reading of a sentence: tokens, sentences, quotation marks, tags, word order."""
