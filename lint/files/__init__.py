"""YAML and TOML as trees whose values know their line, and the schemas they are checked against."""
