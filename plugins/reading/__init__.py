"""Files → records: scan, decode, front matter, Markdown, and the store of what was read before."""
