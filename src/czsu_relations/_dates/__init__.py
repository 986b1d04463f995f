"""Dates of any precision: EDTF text, calendar bounds, English."""
