"""What the report shows of phase `theory`."""
