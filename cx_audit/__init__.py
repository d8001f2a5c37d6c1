"""A touchpoint self-audit: become a customer of your own organisation."""

__version__ = "0.1.0"
