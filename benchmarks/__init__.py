"""What the figures in docs/ were measured with."""
