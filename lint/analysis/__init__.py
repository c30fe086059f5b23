"""The shared analysis of one document: lazy layers, each computed once by a pure function."""

from lint.analysis.blocks.shared_layers import SharedLayers
from lint.analysis.document_analysis import Analysis

__all__ = ["Analysis", "SharedLayers"]
