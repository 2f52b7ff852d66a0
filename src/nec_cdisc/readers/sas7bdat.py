"""Reads SAS datasets, with a formats catalogue where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat

from nec_cdisc.dataset.encoded import Encoded, recode
from nec_cdisc.plugin.reader import FileOptions, Reading
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.headings import Headings
from nec_cdisc.readers.raw_file import refuse, require_content
from nec_cdisc.readers.raw_table import reading
from nec_cdisc.readers.sas_values import format_name, numbers_as_text, special_missing
from nec_cdisc.readers.typed_cells import text_of

SUFFIXES = (".sas7bdat",)
#: What a column of decodes is called: the name of its variable and this.
LABEL = "_label"
Labels = Mapping[str, Mapping[Any, str]]


def headers(path: Path, options: FileOptions, name: str | None = None) -> list[str]:
    """Return the names of the variables, and of the decodes that a formats catalogue gives.

    Raises:
        Unreadable: where the file or its catalogue cannot be used at all.

    """
    called = name or path.name
    _, meta = _parsed(path, called, options, metadataonly=True)
    labels = _labels(path, called, options)
    return [name for column in meta.column_names for name in _names(column, meta, labels)]


def read(path: Path, name: str, options: FileOptions) -> Reading:
    """Return the records of a SAS dataset, numbered from 2 as if a header row stood before them.

    Numbers, dates and times become text by the rule of typed cells; special missing values are missing, with a note.
    The text is decoded as the file says, or by the declared encoding where that is not ``utf-8``. With a formats
    catalogue each variable whose format it holds keeps its code, and gets a second column ``<name>_label`` with the
    decode, blank where the format has none.

    Raises:
        Unreadable: where the file or its catalogue cannot be used at all.

    """
    columns, meta = _parsed(path, name, options, output_format="dict")
    labels = _labels(path, name, options)
    problems: list[Problem] = []
    names: list[str | None] = []
    texts: list[Encoded] = []
    for column in meta.column_names:
        text = _column(columns.pop(column), meta, name, column, problems)
        decoded = [text, *(_decoded(text, labels[format_]) for format_ in _format_held(column, meta, labels))]
        for heading, values in zip(_names(column, meta, labels), decoded, strict=True):
            taken = heading != column and heading in meta.column_names
            if taken:
                problems.append(_taken(name, column, heading))
            names.append(None if taken else heading)
            texts.append(values)
    count = len(texts[0]) if texts else 0
    repeated = frozenset(place for place, heading in enumerate(names) if heading is None)
    heads = Headings(tuple(names), repeated)
    return reading(name, heads, texts, np.arange(2, count + 2, dtype=np.int64), problems)


def _parsed(path: Path, name: str, options: FileOptions, **how: Any) -> tuple[Any, Any]:
    require_content(path, name)
    encoding = None if options.encoding.lower() in {"utf-8", "utf8"} else options.encoding
    try:
        columns, meta = pyreadstat.read_sas7bdat(
            str(path), disable_datetime_conversion=True, user_missing=True, encoding=encoding, **how
        )
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - the library raises whatever damage makes it stumble over
        refuse("RAW131", f"{name} cannot be read as a SAS dataset: {_reason(fault, path, name)}.", name)
    return columns, meta


def _labels(path: Path, called: str, options: FileOptions) -> Labels:
    """Return the labels of a formats catalogue by format name, none without a catalogue.

    Problems name the catalogue from the folder that the dataset, ``called`` like this, is named from.
    """
    if options.catalogue is None:
        return {}
    catalogue = options.catalogue
    beside = catalogue.is_relative_to(path.parent)
    name = (PurePosixPath(called).parent / catalogue.relative_to(path.parent)).as_posix() if beside else catalogue.name
    require_content(options.catalogue, name)
    try:
        _, meta = pyreadstat.read_sas7bcat(str(options.catalogue))
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - see above
        refuse("RAW132", f"{name} cannot be read as a formats catalogue: {_reason(fault, catalogue, name)}.", name)
    labels: Labels = meta.value_labels
    return {format_.upper(): decodes for format_, decodes in labels.items()}


def _reason(fault: Exception, path: Path, name: str) -> str:
    """Return why a file cannot be read; other faults than the library's own may quote values."""
    own = isinstance(fault, (pyreadstat.PyreadstatError, pyreadstat.ReadstatError))
    return str(fault).replace(str(path), name).rstrip(".") if own else "it is damaged"


def _format_held(column: str, meta: Any, labels: Labels) -> list[str]:
    """Return the format of a variable if the catalogue holds it."""
    name = format_name(meta.original_variable_types[column])
    return [name] if name in labels else []


def _names(column: str, meta: Any, labels: Labels) -> list[str]:
    return [column, *(column + LABEL for _ in _format_held(column, meta, labels))]


def _decoded(column: Encoded, labels: Mapping[Any, str]) -> Encoded:
    decodes = {text_of(value): label for value, label in labels.items()}
    return recode(column, [decodes.get(value) for value in column.values])


def _column(values: list[Any], meta: Any, name: str, column: str, problems: list[Problem]) -> Encoded:
    if meta.readstat_variable_types[column] == "string":
        codes, distinct = pd.factorize(np.asarray(values, object))
        return Encoded(codes.astype(np.int32), list(distinct))
    if column in meta.missing_user_values:
        # Letters stand among the numbers only where the file has special missing values.
        rows = [row for row, value in enumerate(values, start=2) if isinstance(value, str)]
        problems.append(special_missing(name, column, meta.missing_user_values[column], rows))
        values = [None if isinstance(value, str) else value for value in values]
    doubles = np.array(values, np.float64)
    text, unusable = numbers_as_text(doubles, meta.original_variable_types[column], name, column)
    problems += unusable
    return text


def _taken(name: str, column: str, heading: str) -> Problem:
    message = f"{name} has a variable {heading} already, so the decodes of {column} have no column."
    return Problem("RAW135", message, cells=Cells(name, (), heading))
