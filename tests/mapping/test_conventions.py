"""Blocks of YAML become what verbs are handed."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.mapping import conventions
from nec_cdisc.mapping.model import CodeListBlock, SourceFile
from nec_cdisc.mapping.protocol_blocks import ProtocolBlock
from nec_cdisc.plugin.convention import Epoch, Visit


def source(**more):
    """Return a source block."""
    return SourceFile.model_validate({"source": "edc", "subject": "subj", "forms": {}, **more})


def test_a_source_without_words_has_the_stated_defaults():
    """Dates year first, a decimal point, 1 for a ticked box."""
    block = source()
    assert conventions.dates(block).orders == ("ymd",)
    assert conventions.numbers(block).decimal == (".",)
    assert conventions.ticks(block).ticked == {"1"}
    assert dict(conventions.visits(block).names) == {}


def test_case_does_not_matter_where_a_source_writes_words():
    """Unknown parts, results without a number and tick boxes are kept in capitals."""
    block = source(
        dates={"orders": ["dmy", "mdy"], "unknown": "un", "months": "german", "pivot": "30"},
        numbers={"decimal": ",", "not_numeric": "n.d."},
        ticks={"ticked": "ja", "not_ticked": "nein"},
    )
    dates = conventions.dates(block)
    assert (dates.orders, dates.unknown, dates.months, dates.pivot) == (("dmy", "mdy"), {"UN"}, ("german",), 30)
    assert conventions.numbers(block).not_numeric == {"N.D."}
    assert (conventions.ticks(block).ticked, conventions.ticks(block).unticked) == ({"JA"}, {"NEIN"})


def test_the_protocol_keeps_its_order():
    """Visits by name with number, day and epoch; epochs start on, or the day after, a date."""
    block = ProtocolBlock.model_validate(
        {
            "visits": {"SCREENING": {"number": "1", "day": "-14", "epoch": "SCREENING"}, "C1": {"number": "2"}},
            "epochs": [{"name": "A"}, {"name": "B", "starts": "DM.X"}, {"name": "C", "starts_after": "DM.Y"}],
        }
    )
    protocol = conventions.protocol(block, conventions.visits_of(block)[0])
    assert list(protocol.visits.values()) == [
        Visit("SCREENING", Decimal(1), -14, "SCREENING"),
        Visit("C1", Decimal(2)),
    ]
    assert protocol.epochs == (Epoch("A"), Epoch("B", "DM.X"), Epoch("C", "DM.Y", after=True))


def test_a_list_that_ignores_case_is_folded():
    """Only such a list matches in another case."""
    block = {"unknown": "query", "terms": {" Ja": "Y"}}
    strict = conventions.code_list("ny", CodeListBlock.model_validate(block))
    loose = conventions.code_list("ny", CodeListBlock.model_validate({**block, "ignore_case": "true"}))
    assert (dict(strict.folded), dict(loose.folded)) == ({}, {"ja": "Y"})
    assert (strict.name, strict.policy) == ("ny", "query")
