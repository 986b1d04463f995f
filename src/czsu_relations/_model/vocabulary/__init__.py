"""The closed vocabularies: enums whose values are the terms used in the JSON."""
