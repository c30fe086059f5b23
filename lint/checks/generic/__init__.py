"""Checks that a rule file configures with words and patterns alone."""
