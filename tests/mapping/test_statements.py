"""What the authors of a study tell the reviewer."""

import pytest

LINES = """\
assumptions:
  - {topic: Visits, text: Every 28 days, reason: The protocol is not public, concerns: analysis}
  - {topic: Doses, text: As collected}
differences:
  - {topic: OS, says: From randomization, done: From the first dose, reason: Nobody was randomized}
"""


def test_statements_are_read(build):
    """A statement concerns both guides, unless it says which one."""
    block = build(study=LINES).plan.study.block
    assert [(item.topic, item.reason, item.concerns) for item in block.assumptions] == [
        ("Visits", "The protocol is not public", "analysis"),
        ("Doses", None, "both"),
    ]
    assert block.differences[0].done == "From the first dose"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("assumptions:\n  - {topic: A topic}\n", "text"),
        ("differences:\n  - {topic: A topic, says: This, done: That}\n", "reason"),
        ("assumptions:\n  - {topic: A topic, text: This, concerns: nobody}\n", "nobody"),
        ("assumptions:\n  - {topic: A topic, text: This, txt: That}\n", "txt"),
    ],
)
def test_a_statement_that_is_not_whole_is_refused(build, line, word):
    """What lacks a part, or has one that nobody knows, is an error of study.yaml with its line."""
    said = build(study=line).said
    assert any(word in text and "mappings/study.yaml:8" in text for text in said), said
