"""HTML from templates: one file, nothing fetched, no script; texts from outside are escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_TEMPLATES = PackageLoader("cx_audit.report")


@cache
def _environment() -> Environment:
    return Environment(
        loader=_TEMPLATES,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def style_sheet(name: str) -> str:
    """One of our own style sheets, as it stands beside the templates."""
    style, _, _ = _TEMPLATES.get_source(_environment(), name)
    return style


def rendered(template: str, style: str, *, pictures: bool = False, **values: object) -> str:
    """A document made from a template with our own style sheet, which its digest allows.

    `pictures` lets the document show pictures that it carries itself.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template(template)
        .render(
            style_source=f"'sha256-{digest}'",
            pictures=pictures,
            style=Markup(style),  # noqa: S704 - our own file
            **values,
        )
    )
