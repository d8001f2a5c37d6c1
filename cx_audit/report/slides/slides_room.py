"""Whether a picture can be read on a slide, and how wide it has to be drawn for that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cx_audit.report.pictures.descriptions import Picture
from cx_audit.report.pictures.drawing import drawing_of

LEAST_SCALE = 1.0
"""Points of a slide for each pixel of a drawing: at 1 its smallest letters, 12 pixels, are as large as 12 points."""
_MOST_SCALE = 1.6
_STEP = 20
_NARROWEST, _WIDEST = 560, 900


WIDTH, HEIGHT = 872.0, 347.0
"""The place of a picture on a slide, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A picture as it is placed: drawn `width` pixels wide and `height` tall, each of them `scale` points."""

    width: int
    height: float
    scale: float

    @property
    def legible(self) -> bool:
        """Whether its smallest letters are large enough for a room."""
        return self.scale >= LEAST_SCALE


@lru_cache(maxsize=256)
def fit_of(picture: Picture) -> Fit:
    """The picture as large as its place allows; of equal sizes the one that fills the place from side to side."""
    fits = (_fit(picture, width) for width in range(_NARROWEST, _WIDEST, _STEP))
    return max(fits, key=lambda fit: (round(fit.scale, 2), fit.width))


def _fit(picture: Picture, width: int) -> Fit:
    height = drawing_of(picture, width=width).height
    return Fit(width=width, height=height, scale=min(WIDTH / width, HEIGHT / height, _MOST_SCALE))
