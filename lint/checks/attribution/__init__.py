"""Checks of sources: missing speakers, claims without a source, and vague sources."""
