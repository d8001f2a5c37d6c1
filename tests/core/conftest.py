"""Hypothesis without a deadline: how long an example takes says nothing here, and machines are busy."""

from hypothesis import settings

settings.register_profile("cx-audit", deadline=None)
settings.load_profile("cx-audit")
