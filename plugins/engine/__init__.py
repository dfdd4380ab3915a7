"""Artifacts → output/: what is published, what of it changed, how it is written; and Pelican's way in."""
