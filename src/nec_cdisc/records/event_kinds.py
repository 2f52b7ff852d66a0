"""What kind of event a laboratory term names, whichever way it is spelled: CTCAE, a dictionary or the site."""

from __future__ import annotations

import re
from functools import lru_cache

#: Words that say the same, or nothing, in the name of an abnormal result.
_WORDS = {
    **dict.fromkeys(("blood", "count", "counts", "level", "levels", "plasma", "serum"), ""),
    **dict.fromkeys(("elevated", "elevation", "high", "increase", "raised"), "increased"),
    **dict.fromkeys(("decrease", "low", "reduced"), "decreased"),
    "alt": "alanine aminotransferase",
    "ast": "aspartate aminotransferase",
    "alp": "alkaline phosphatase",
    "aptt": "activated partial thromboplastin time",
    "cpk": "creatine phosphokinase",
    "ggt": "gamma glutamyltransferase",
    "inr": "international normalized ratio",
    "normalised": "normalized",
    "lymphocytes": "lymphocyte",
    "neutrophils": "neutrophil",
    "platelets": "platelet",
    "cells": "cell",
    "wbc": "white cell",
    "anemia": "hemoglobin decreased",
    "leukocytosis": "white cell increased",
    "leukopenia": "white cell decreased",
    "leucopenia": "white cell decreased",
    "lymphopenia": "lymphocyte decreased",
    "lymphocytopenia": "lymphocyte decreased",
    "neutropenia": "neutrophil decreased",
    "thrombocytopenia": "platelet decreased",
}
#: What stands behind ``hyper`` and ``hypo``, and of what there is then too much or too little.
_BEHIND = {
    "albuminemia": "albumin",
    "bilirubinemia": "bilirubin",
    "calcemia": "calcium",
    "cholesterolemia": "cholesterol",
    "fibrinogenemia": "fibrinogen",
    "glycemia": "glucose",
    "kalemia": "potassium",
    "magnesemia": "magnesium",
    "natremia": "sodium",
    "phosphatemia": "phosphate",
    "triglyceridemia": "triglycerides",
    "uricemia": "uric acid",
}
_TOWARDS = {"hyper": "increased", "hypo": "decreased"}


@lru_cache(maxsize=65_536)
def kind_of(term: str) -> str:
    """Return the kind of event that a term names: the same for terms that say the same of a result.

    What stands in brackets is left out, the order of words does not count, and British spelling is American one. A
    term of several findings, or with more words (``Febrile neutropenia``), is of another kind.

    Example:
        >>> kind_of("Platelet count decreased") == kind_of("Thrombocytopenia") == kind_of("Low platelets")
        True
        >>> kind_of("Hyperglycaemia") == kind_of("Hyperglycemia (Fasting)") == kind_of("High blood glucose")
        True
        >>> kind_of("Febrile neutropenia") == kind_of("Neutropenia")
        False

    """
    plain = re.sub(r"\([^()]*\)", " ", term.casefold()).replace("ae", "e")
    words = " ".join(map(_said, re.findall(r"[a-z0-9]+", plain))).split()
    return " ".join(sorted(set(words)))


def _said(word: str) -> str:
    for before, towards in _TOWARDS.items():
        analyte = _BEHIND.get(word.removeprefix(before)) if word.startswith(before) else None
        if analyte:
            return f"{analyte} {towards}"
    return _WORDS.get(word, word)
