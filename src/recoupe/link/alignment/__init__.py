"""Which statements and facts say the same thing."""
