"""The report of validation as one HTML page: nothing is loaded from anywhere, and it works without JavaScript, too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nec_cdisc.report.validation.about import About
from nec_cdisc.report.validation.page_data import as_table
from nec_cdisc.report.validation.page_view import View, view
from nec_cdisc.validate.recist_rows import SubjectAudit
from nec_cdisc.validate.validation import Validation

_FOLDER = Path(__file__).with_name("page")
#: In a script of data these signs could end it, or be taken for something else by an old browser.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def write_page(validation: Validation, about: About, path: Path, audit: tuple[SubjectAudit, ...] = ()) -> None:
    """Write the page."""
    path.write_text(page(validation, about, audit), encoding="utf-8", errors="replace", newline="\n")


def page(validation: Validation, about: About, audit: tuple[SubjectAudit, ...] = ()) -> str:
    """Return the page."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    shown: View = view(validation, about, audit)
    return environment.get_template("index.html").render(
        view=shown,
        style=(_FOLDER / "page.css").read_text("utf-8"),
        script=(_FOLDER / "page.js").read_text("utf-8"),
        data=_data(as_table(validation)),
    )


def _data(data: Any) -> str:
    """Return plain data as it may stand in a script element: no text in it can end that."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
