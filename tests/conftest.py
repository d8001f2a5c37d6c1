"""How many examples a law is tried with."""

from __future__ import annotations

from hypothesis import settings

# No deadline: how long an example takes says nothing here, and machines are busy. The same examples each time, so that
# what fails fails again, on any machine; `make search` tries others, and what it finds is pinned and mended.
settings.register_profile("usual", deadline=None, derandomize=True, max_examples=24)
settings.register_profile("thorough", deadline=None, derandomize=True, max_examples=300)
settings.register_profile("searching", deadline=None, max_examples=1000)
settings.load_profile("usual")
