"""The language server: newslint inside an editor. Nothing here is imported by any other command."""
