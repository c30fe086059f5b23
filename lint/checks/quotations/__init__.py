"""Checks of what stands between quotation marks."""
