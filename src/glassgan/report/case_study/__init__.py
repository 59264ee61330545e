"""The case study: tables, pictures."""
