"""What the YAML says: rules, names, styles and engine settings, read, checked and cached."""
