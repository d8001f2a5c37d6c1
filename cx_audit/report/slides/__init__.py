"""The slides for the meeting: what stands on them, and as a PowerPoint file."""
