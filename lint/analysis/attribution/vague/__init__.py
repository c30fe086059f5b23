"""Vague sources: officials, critics, "some say"."""
