"""Limits on what untrusted input may cost or reach: budgets, pattern sizes, files, folders."""
