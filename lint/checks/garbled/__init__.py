"""Checks for garbled text: doubled and missing words, unpaired marks, contradictory figures."""
