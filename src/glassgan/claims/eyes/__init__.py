"""Whether people see what the judges say of digits whose units are removed."""
