"""JSON text to records and back, checked."""
