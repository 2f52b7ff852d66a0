"""The schema that editors use is that of the code: every block, every verb, every argument."""

from __future__ import annotations

import json

from nec_cdisc.mapping.schema import schema, schema_text
from nec_cdisc.verbs import verbs


def test_every_verb_is_a_branch_with_its_arguments():
    """A new verb, or a new argument, is completed by editors without another edit."""
    branches = {item["title"]: item for item in schema()["$defs"]["Expression"]["anyOf"] if "title" in item}
    assert list(branches) == list(verbs())
    assert {"visit_number", "date", "only_when", "blank_when", "comment"} <= set(branches["visit_number"]["properties"])
    assert branches["code"]["required"] == ["code", "list"]
    assert "keep" in branches["earliest"]["properties"]
    assert "keep" not in branches["date"]["properties"]
    assert not any("convention" in item["properties"] for item in branches.values())


def test_unknown_keys_are_underlined_everywhere():
    """No block of the schema admits a key that the reader would refuse."""
    definitions = schema()["$defs"]
    blocks = {name: item for name, item in definitions.items() if item.get("type") == "object" and "properties" in item}
    assert "RowBlock" in blocks
    assert [name for name, item in blocks.items() if item.get("additionalProperties") is not False] == []
    assert "from" in blocks["RowBlock"]["properties"]
    assert "form" not in blocks["RowBlock"]["properties"]


def test_a_single_name_may_stand_for_a_list():
    """What the reader accepts in short, the schema accepts: names, date orders, one block of rows."""
    definitions = schema()["$defs"]
    for block, key in (("FormBlock", "key"), ("DatesBlock", "orders"), ("DatasetFile", "rows")):
        assert len(definitions[block]["properties"][key]["anyOf"]) == 2


def test_the_text_is_the_same_each_time():
    """The file in the repository changes only with the code."""
    assert schema_text() == schema_text()
    assert json.loads(schema_text()) == schema()
    assert schema_text().endswith("}\n")
