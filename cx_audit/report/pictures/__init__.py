"""Pictures: drawn once as SVG from one description, and told in words from the same numbers."""
