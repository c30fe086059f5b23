"""Words: their classes, inflected forms and frequency."""
