"""Whether people see what the judges say of classes whose units are removed."""
