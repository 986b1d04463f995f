"""Reading datasets from JSON, with every check, and writing them."""
