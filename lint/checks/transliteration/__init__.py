"""Checks of the spelling of names of people and places."""
