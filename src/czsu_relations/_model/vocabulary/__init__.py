"""The closed vocabularies: enums whose values are the terms in the JSON."""
