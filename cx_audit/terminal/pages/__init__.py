"""Pages: from core objects to what is printed."""
