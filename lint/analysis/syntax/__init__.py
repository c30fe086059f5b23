"""From characters to sentence structure: tokens, sentences, quotations, tags, word order."""
