"""Read, check and cache the YAML: rules, names, styles, lexicon and checker settings."""
