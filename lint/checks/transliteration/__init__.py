"""Checks of how names of people and places are spelled."""
