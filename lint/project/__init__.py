"""Which files are checked, and with which settings, rules and linter."""
