"""The command line: what was typed, and one command a module."""
