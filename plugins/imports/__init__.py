"""What councils already have into the repository: feeds, sitemaps and tables → found → known or new → composed and read back → proposed."""
