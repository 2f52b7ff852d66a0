"""Adverse events that can occur: verbatim texts, how often they are related to study drug, and their coding.

Terms, classes and codes are made up for this export. They belong to no licensed dictionary.
"""

from __future__ import annotations

from dataclasses import dataclass

DICTIONARY, DICTIONARY_VERSION = "SYNTHDICT", "1.0"
CLASSES = {
    "mouth": "9100001",
    "general": "9100002",
    "gut": "9100003",
    "metabolism": "9100004",
    "nose": "9100005",
    "skin": "9100006",
    "back and joints": "9100007",
    "lung": "9100008",
    "infection": "9100009",
    "blood": "9100010",
    "head": "9100011",
    "findings": "9100012",
}
"""Synthetic body groups and their codes."""


@dataclass(frozen=True)
class Term:
    """One preferred term with its verbatim texts: `english` in a clean export, `german` as dirt."""

    code: str
    name: str
    group: str
    english: tuple[str, ...]
    german: tuple[str, ...] = ()
    related: int = 0
    special: bool = False


def _terms(*rows: tuple[str, str, tuple[str, ...], tuple[str, ...], int]) -> tuple[Term, ...]:
    """Terms of the catalogue, numbered in the order written."""
    return tuple(
        Term(f"{9000100 + number}", name, group, english, german, related, special=name == "Pneumonitis")
        for number, (name, group, english, german, related) in enumerate(rows, start=1)
    )


TERMS = _terms(
    ("Stomatitis", "mouth", ("Stomatitis", "Oral mucositis"), ("Mundschleimhautentzündung",), 14),
    ("Fatigue", "general", ("Fatigue", "Tiredness"), ("Müdigkeit",), 11),
    ("Diarrhoea", "gut", ("Diarrhoea", "Loose stools"), ("Durchfälle",), 10),
    ("Nausea", "gut", ("Nausea",), ("Übelkeit",), 9),
    ("Decreased appetite", "metabolism", ("Decreased appetite", "Loss of appetite"), (), 8),
    ("Epistaxis", "nose", ("Epistaxis", "Nose bleed"), (), 7),
    ("Rash", "skin", ("Rash", "Skin rash"), (), 7),
    ("Weight decreased", "findings", ("Weight loss",), (), 6),
    ("Back pain", "back and joints", ("Back pain",), ("Rückenschmerzen",), 5),
    ("Dry mouth", "mouth", ("Dry mouth",), (), 5),
    ("Aphthous ulcer", "mouth", ("Aphthous ulcer",), (), 4),
    ("Dermatitis acneiform", "skin", ("Acneiform rash",), (), 4),
    ("Pyrexia", "general", ("Fever",), (), 4),
    ("Pneumonitis", "lung", ("Pneumonitis",), (), 2),
    ("Infection", "infection", ("Urinary tract infection", "Upper airway infection"), (), 5),
    ("Anaemia", "blood", ("Anaemia",), ("Anämie",), 0),
    ("Abdominal pain", "gut", ("Abdominal pain", "Pain upper abdomen"), (), 0),
    ("Constipation", "gut", ("Constipation",), (), 0),
    ("Vomiting", "gut", ("Vomiting",), (), 0),
    ("Dyspnoea", "lung", ("Dyspnoea", "Shortness of breath"), (), 0),
    ("Cough", "lung", ("Cough",), (), 0),
    ("Headache", "head", ("Headache",), (), 0),
    ("Oedema", "general", ("Oedema of both legs",), ("Beinödeme",), 0),
    ("High blood glucose", "metabolism", ("Hyperglycaemia",), ("Hyperglykämie",), 0),
    ("Joint pain", "back and joints", ("Pain in right knee",), (), 0),
    ("Ascites", "gut", ("Ascites",), (), 0),
    ("Ileus", "gut", ("Ileus",), (), 0),
    ("Sepsis", "infection", ("Sepsis",), (), 0),
)
"""`related` counts the subjects of 36 with the event related to study drug (ESMO abstract 1184MO)."""

FATAL = next(term for term in TERMS if term.name == "Sepsis")
UNRELATED = tuple(term for term in TERMS if not term.related and term is not FATAL)
RELATED = tuple(term for term in TERMS if term.related)
GERMAN = {term.english[0]: term.german[0] for term in TERMS if term.german}
"""German verbatim for an English one, used where umlauts are planted."""


def coding_rows(*, german: bool) -> list[dict[str, str]]:
    """Rows of the coding table, one a verbatim text; `german` adds the texts that only dirt brings in."""
    return [
        {
            "ae_text": text,
            "pt": term.name,
            "pt_code": term.code,
            "body_class": f"Synthetic group: {term.group}",
            "body_class_code": CLASSES[term.group],
            "dictionary": DICTIONARY,
            "dictionary_version": DICTIONARY_VERSION,
        }
        for term in TERMS
        for text in (*term.english, *(term.german if german else ()))
    ]
