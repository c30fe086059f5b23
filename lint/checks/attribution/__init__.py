"""Checks of sources: who said it, and claims that no source supports."""
