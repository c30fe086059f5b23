"""Bytes to text, and places in it: sources, documents, spans, findings."""
