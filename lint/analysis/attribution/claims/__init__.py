"""Checkable claims: what a sentence asserts that somebody must have counted, seen, thought or been told."""
