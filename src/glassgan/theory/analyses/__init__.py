"""The analyses of phase `theory`."""
