"""Compute layers block by block, cache them, and join them for the document."""
