"""Records as plain text and HTML for people."""
