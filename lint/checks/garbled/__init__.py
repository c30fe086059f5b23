"""Checks of sentences that do not hold together."""
