"""Records as rows under typed columns."""
