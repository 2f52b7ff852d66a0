"""Reads the countries of ISO 3166-1, which CDISC names as the value domain of COUNTRY and FCNTRY."""

from __future__ import annotations

from collections.abc import Mapping

from nec_cdisc.problem import Problem
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form

FILE = "iso-3166/countries.csv"
FORM = Form((Column("code", filled=True, limit=3), Column("name", filled=True)), key=("code",))
#: The format of a variable that takes a country.
FORMAT = "ISO 3166-1 alpha-3"


def countries(layers: Layers) -> tuple[Mapping[str, str], list[Problem]]:
    """Return the countries by code of three letters, a study's lines over the packaged ones, and what is wrong."""
    rows, problems = layers.merged(FILE, FORM)
    return {row["code"]: row["name"] for row in rows.values()}, problems
