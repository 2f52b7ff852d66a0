"""Writes files of a standard into a study's ``specs/``: a new folder takes the place of the old one in one step."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.standard.codelists import INDEX, TERMS
from nec_cdisc.standard.imported import LIST, LIST_FORM, ORIGIN, ORIGIN_FORM
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged
from nec_cdisc.standard.table import Form, Row, Rows, read
from nec_cdisc.standard_files.package import PublishedCodelist
from nec_cdisc.standard_files.selection import Selection
from nec_cdisc.writers.journal import RECORD
from nec_cdisc.writers.publication import locked, staged

SPECS = "specs"
#: Held while a study is written to: a run reads ``specs/``.
OUTPUTS = "outputs"
INDEX_FILE = "index.csv"


def table_text(form: Form, rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows as the text of a specification file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [column.name for column in form.columns], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def require_inside(study: Path) -> None:
    """Refuse a ``specs/`` in which a link leads out of the study: nothing outside of it is read or written.

    Raises:
        Unreadable: SRC130.

    """
    for problem in Layers.of(packaged(), study / SPECS).problems:
        raise Unreadable(problem)


def write_folder(study: Path, name: str, files: Mapping[str, str], *, beside: bool = False) -> None:
    """Have a folder below ``specs/`` hold these files, and no others unless they stand ``beside`` what is there.

    Whenever that is interrupted, the folder is complete, old or new.

    Raises:
        NotWritten: where it cannot be written, or a run is going on.

    """
    specs = study / SPECS
    with locked(study / OUTPUTS):
        specs.mkdir(exist_ok=True)
        with staged(specs) as stage:
            folder = stage.folder(name, shared=beside)
            for file, text in files.items():
                (folder / file).write_text(text, "utf-8", newline="")
        (specs / RECORD).unlink(missing_ok=True)  # it is for outputs, in which people may put files of their own


def codelist_files(selection: Selection, folder: Path) -> dict[str, str]:
    """Return the files of imported codelists; the study's own codelists that stand in ``folder`` are kept.

    Raises:
        Unreadable: TRM108 where the study has added terms to a file that is to be replaced.

    """
    links = selection.links
    _require_nothing_lost(selection, folder)
    terms = {f"{item.submission_value}.csv": _terms(item) for item in selection.codelists}
    own = _own(folder, {item.code for item in selection.codelists})
    rows = [_index_row(item, links.decodes, links.serving) for item in selection.codelists]
    rows += [row.cells for row in own.values()]
    files = {
        INDEX_FILE: table_text(INDEX, sorted(rows, key=lambda row: row["submission_value"])),
        LIST: table_text(LIST_FORM, (_imported_row(item, terms) for item in selection.codelists)),
        ORIGIN: table_text(ORIGIN_FORM, [_origin_row(selection)]),
        **{name: (folder / name).read_text("utf-8") for name in own if (folder / name).is_file()},
    }
    return files | dict(sorted(terms.items()))


def _terms(item: PublishedCodelist) -> str:
    return table_text(TERMS, ({"term_code": code, "value": value} for code, value in item.terms.items()))


def _index_row(item: PublishedCodelist, decodes: Mapping[str, str], serving: Mapping[str, str]) -> dict[str, str]:
    return {
        "code": item.code,
        "submission_value": item.submission_value,
        "name": item.name,
        "extensible": "Yes" if item.extensible else "No",
        "decode": decodes.get(item.code, ""),
        "also_for": serving.get(item.code, ""),
    }


def _imported_row(item: PublishedCodelist, terms: Mapping[str, str]) -> dict[str, str]:
    digest = hashlib.sha256(terms[f"{item.submission_value}.csv"].encode()).hexdigest()
    extensible = "Yes" if item.extensible else "No"
    return {
        "code": item.code,
        "submission_value": item.submission_value,
        "extensible": extensible,
        "sha256": digest,
    }


def _origin_row(selection: Selection) -> dict[str, str]:
    package = selection.package
    return {
        "package": package.name,
        "version": package.version,
        "file": package.file,
        "sha256": package.sha256,
        "codelists": str(len(package.codelists)),
        "terms": str(package.terms),
    }


def _require_nothing_lost(selection: Selection, folder: Path) -> None:
    before = {row["submission_value"] for row in _rows(folder / LIST, LIST_FORM).values()}
    for item in selection.codelists:
        held = _rows(folder / f"{item.submission_value}.csv", TERMS) if item.submission_value not in before else {}
        lost = [row for (code,), row in held.items() if item.terms.get(code) != row["value"]]
        if lost:
            file = f"{SPECS}/{folder.name}/{item.submission_value}.csv"
            message = f"{file} has {lost[0]['value']!r}, which {selection.package.file} does not have."
            raise Unreadable(Problem("TRM108", message, Place(file, lost[0].line)))


def _own(folder: Path, taken: set[str]) -> dict[str, Row]:
    """Return the rows of the index that the study has written itself, by the file of their terms."""
    before = _rows(folder / LIST, LIST_FORM)
    return {
        f"{row['submission_value']}.csv": row
        for (code,), row in _rows(folder / INDEX_FILE, INDEX).items()
        if (code,) not in before and code not in taken
    }


def _rows(path: Path, form: Form) -> Rows:
    return read(path, path.name, form)[0] if path.is_file() else {}


def merged_rows(path: Path, form: Form, new: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return the rows of a specification file with new ones in the place of those of the same key."""
    rows: dict[tuple[str, ...], Mapping[str, str]] = {key: row.cells for key, row in _rows(path, form).items()}
    for row in new:
        rows[tuple(row[name] for name in form.key)] = row
    return list(rows.values())
