"""A variable chosen among the rows of a form: one row won, the others lost."""

from __future__ import annotations

SEEN = "01,001,01.08.2019,A,\n01,001,05.08.2019,B,\n01,001,06.08.2019,Z,\n01,002,41.08.2019,B,\n09,002,01.08.2019,B,\n"


def test_the_winner_is_mapped_and_the_losers_are_left_out(study, fates):
    """The row that gave the date is mapped; another one, an unreadable one and one of nobody each say why not."""
    told = fates(study({"seen": SEEN}).run(), "seen")
    won, lost = ("mapped", "DM.RFPENDTC"), ("left out", "DM.RFPENDTC: latest chose another record")
    nobody, orphan = (
        ("left out", "records that nothing looked up"),
        ("problem", "ROW105 the subject has no record in DM"),
    )
    unread = ("problem", "VAL112 impossible date")
    assert told["seen_on"] == {won: 1, lost: 1, nobody: 1, unread: 1, orphan: 1}
    useless = ("left out", "DM.RFPENDTC: latest has no use for it")
    assert told[None] == {("mapped", ""): 1, lost: 1, nobody: 1, useless: 1, orphan: 1}
    assert told["room"][("mapped", "used for condition of DM.RFPENDTC")] == 1
