"""Bytes to text, and every place in it: spans, sources, documents, findings."""
