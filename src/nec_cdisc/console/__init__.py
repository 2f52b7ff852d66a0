"""What people see on the screen."""
