"""Vague sources: officials, critics, some who say."""
