"""Name mentions, their surface forms, and the entities they refer to."""
