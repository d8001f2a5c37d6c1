"""The chapters of a report, in the order of reading."""
