"""Questions and contributions from form services into the repository: services → tables → submissions → clean → masked → compose → deliver."""
