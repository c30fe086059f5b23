"""What newslint promises of any input at all, tried with inputs nobody would write: see README.md."""
