"""What users ask: the dataset, its selections, snapshots, cards and dyad-years."""
