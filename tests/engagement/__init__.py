"""A made-up engagement: one organisation, six leaders, three rounds."""
