"""The paper: figures at the widths of a journal, and a text of the same sentences as the report."""
