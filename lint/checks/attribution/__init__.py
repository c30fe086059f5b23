"""Checks of who said it, and of claims without a source."""
