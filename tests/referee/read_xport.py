"""Prints what ``xport`` reads in transport files as JSON; run by the referee's own environment.

Usage: ``python read_xport.py FILE...``. Numbers are printed as hexadecimal floats (exact), missing ones as ``null``.
"""

from __future__ import annotations

import json
import math
import sys
import warnings
from pathlib import Path

import xport
import xport.v56


def facts(path: str) -> list[dict[str, object]]:
    """Return the datasets of a file with their variables and cells."""
    with Path(path).open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of an old library about a newer pandas
        library = xport.v56.load(file)
    return [_dataset(name, library[name]) for name in library]


def _dataset(name: str, dataset: xport.Dataset) -> dict[str, object]:
    columns = [dataset[column] for column in dataset.columns]
    variables = [
        {
            "name": column.name,
            "label": column.label,
            "type": "Num" if column.vtype == xport.VariableType.NUMERIC else "Char",
            "length": column.width,
            "format": str(column.format or ""),
        }
        for column in columns
    ]
    return {
        "name": name,
        "label": dataset.dataset_label,
        "created": dataset.created.isoformat(),
        "variables": variables,
        "records": len(dataset),
        "cells": [[_cell(value) for value in column.tolist()] for column in columns],
    }


def _cell(value: object) -> str | None:
    if isinstance(value, float):
        return None if math.isnan(value) else value.hex()
    return str(value)


if __name__ == "__main__":
    sys.stdout.write(json.dumps({path: facts(path) for path in sys.argv[1:]}))
