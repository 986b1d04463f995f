"""Records, what they are made of, and the collection of all records of a dataset."""
