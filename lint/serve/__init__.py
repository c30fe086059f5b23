"""The page in the browser: a server on this machine alone. Nothing here is imported by any other command."""
