"""Mentions of names, their spellings, and which of them are one person's, place's or body's."""
