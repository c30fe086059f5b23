"""Which files are checked, with which settings, rules and linter."""
