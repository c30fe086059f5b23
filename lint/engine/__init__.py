"""One text in, findings out: the linter, suppression, fixes, grouping, and the rules' own examples."""
