"""Records as rows and typed columns."""
