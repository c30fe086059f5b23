"""General checks, which a rule file configures with words and patterns alone."""
