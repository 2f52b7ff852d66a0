"""Reads terminology as NCI EVS publishes it in ODM-XML 1.3.2 with its own extensions; declarations are refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.standard_files.content import Content
from nec_cdisc.standard_files.evs_table import Read
from nec_cdisc.standard_files.gathering import LONGEST_CELL, PublishedRow, gathered

_ODM = "http://www.cdisc.org/ns/odm/"
_BETWEEN = " "
_ITEMS = {"EnumeratedItem", "CodeListItem"}
#: Elements whose attributes name package and date, and those attributes.
_NAMED = {"ODM": ("FileOID", "SourceSystemVersion"), "Study": ("OID",), "MetaDataVersion": ("OID", "Description")}
_TEXTS = {"CDISCSubmissionValue", "StudyName"}


def read_odm(content: Content) -> Read:
    """Return the codelists of an ODM file.

    No document type may be declared, so nothing outside is read and no entity grows.

    Raises:
        Unreadable: TRM101, TRM102, TRM103, TRM105.

    """
    parsed = _Parsed(content.name)
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parsed.parser = parser
    parser.StartDoctypeDeclHandler = parsed.declared
    parser.StartElementHandler = parsed.begin
    parser.EndElementHandler = parsed.end
    parser.CharacterDataHandler = parsed.characters
    try:
        parser.Parse(content.data, True)  # noqa: FBT003 - the parser takes no names
    except expat.ExpatError as fault:
        message = f"{content.name}, line {fault.lineno}: {expat.ErrorString(fault.code)}."
        refuse("TRM101", message, content.name, (fault.lineno,))
    except (LookupError, ValueError):  # an encoding that nobody knows
        refuse("TRM101", f"{content.name} is written in an encoding that is not known.", content.name)
    return Read(gathered(parsed.rows, content.name), tuple(parsed.stated))


@dataclass(slots=True)
class _Parsed:
    """What has been seen: rows of the codelists closed so far, and the codelist that is open."""

    name: str
    parser: Any = None
    rows: list[PublishedRow] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    codelist: dict[str, str] | None = None
    terms: list[PublishedRow] = field(default_factory=list)
    line: int = 0
    depth: int = 0
    text: list[str] | None = None

    def declared(self, *_: object) -> None:
        """Refuse a document type."""
        line = self.parser.CurrentLineNumber
        refuse("TRM102", f"{self.name} declares a document type in line {line}.", self.name, (line,))

    def begin(self, element: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        space, _, tag = element.rpartition(_BETWEEN)
        if not self.depth and not (tag == "ODM" and space.startswith(_ODM)):
            refuse("TRM103", f"{self.name} is XML, but no ODM file: it begins with {tag[:40]!r}.", self.name)
        self.depth += 1
        given = {name.rpartition(_BETWEEN)[2]: value for name, value in attributes.items()}
        self.stated += [given[name] for name in _NAMED.get(tag, ()) if given.get(name)]
        if tag == "CodeList":
            self.codelist, self.terms, self.line = given, [], self.parser.CurrentLineNumber
        elif tag in _ITEMS and self.codelist is not None:
            self._item(given)
        self.text = [] if tag in _TEXTS else None

    def _item(self, given: dict[str, str]) -> None:
        codelist = _code(self.codelist or {})
        value = given.get("CodedValue", "").strip()
        line = self.parser.CurrentLineNumber
        if len(value) > LONGEST_CELL:
            refuse("TRM101", f"{self.name}, line {line}: a value of {len(value):,} characters.", self.name, (line,))
        self.terms.append(PublishedRow(line, given.get("ExtCodeID", "").strip(), codelist, "", "", value))

    def characters(self, data: str) -> None:
        """Take in text, where it matters."""
        if self.text is not None:
            self.text.append(data)

    def end(self, element: str) -> None:
        """Take in the end of an element."""
        self.depth -= 1
        tag = element.rpartition(_BETWEEN)[2]
        if self.text is not None and tag in _TEXTS:
            text = "".join(self.text).strip()
            if self.codelist is not None:
                self.codelist["CDISCSubmissionValue"] = text
            else:
                self.stated.append(text)
        self.text = None
        if tag == "CodeList" and self.codelist is not None:
            self._close(self.codelist)
            self.codelist = None

    def _close(self, given: dict[str, str]) -> None:
        value = given.get("CDISCSubmissionValue") or given.get("OID", "").rpartition(".")[2]
        extensible = given.get("CodeListExtensible", "")
        row = PublishedRow(self.line, _code(given), "", extensible.strip(), given.get("Name", "").strip(), value)
        self.rows += [row, *self.terms]


def _code(given: dict[str, str]) -> str:
    """Return the NCI code of a codelist: its own attribute, or the middle of its OID ``CL.C66742.NY``."""
    oid = given.get("OID", "").split(".")
    return given.get("ExtCodeID", "").strip() or (oid[1] if len(oid) > 1 else "")
