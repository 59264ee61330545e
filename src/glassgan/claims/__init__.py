"""What is claimed, stated in claims.yaml before it is tested, and what became of it."""
