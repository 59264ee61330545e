"""What a layer holds, and the network behind it under interventions."""
