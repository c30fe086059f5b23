"""Attributions: who is said to have said, thought or done what."""
