"""The header of a file, byte by byte, and the refusal of damaged ones."""

from __future__ import annotations

import io

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.xpt import header
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.write import write

STUDYID = Variable("STUDYID", "Study Identifier", "Char", 3)
AGE = Variable("AGE", "Age", "Num", 8, "5.1")

#: The whole file, made by hand from the format's description; each line is one record of 80 bytes.
LIBRARY = (
    b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000000000000000000000000000000  "
    b"SAS     SAS     SASLIB  9.4     NECCDISC                        30APR20:23:59:01"
    b"30APR20:23:59:01                                                                "
)
MEMBER = (
    b"HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!000000000000000001600000000140  "
    b"HEADER RECORD*******DSCRPTR HEADER RECORD!!!!!!!000000000000000000000000000000  "
    b"SAS     DM      SASDATA 9.4     NECCDISC                        30APR20:23:59:01"
    b"30APR20:23:59:01                Demographics                                    "
    b"HEADER RECORD*******NAMESTR HEADER RECORD!!!!!!!000000000200000000000000000000  "
)
NAMES = (
    # type, hash, length, number; name; label; format name, width, decimals, justification, filler; informat; position
    b"\0\2\0\0\0\3\0\1STUDYID Study Identifier                        "
    b"        \0\0\0\0\0\0\0\0        \0\0\0\0\0\0\0\0" + bytes(52) + b"\0\1\0\0\0\x08\0\2"
    b"AGE     Age                                     "
    b"        \0\5\0\1\0\0\0\0        \0\0\0\0\0\0\0\3" + bytes(52) + b" " * 40
)
RECORDS = (
    b"HEADER RECORD*******OBS     HEADER RECORD!!!!!!!000000000000000000000000000000  "
    b"ABC\x41\x10\0\0\0\0\0\0"
    b"X  \x2e\0\0\0\0\0\0\0" + b" " * 58
)


def test_a_file_is_what_a_hand_makes_of_the_rules(written):
    """Every byte of a file of two variables and two records."""
    data, problems = written([STUDYID, AGE], [encode(["ABC", "X"]), np.array([1.0, np.nan])])
    assert problems == ()
    assert data == LIBRARY + MEMBER + NAMES + RECORDS


def test_a_header_comes_back(stamp):
    """Everything that a member states is read again."""
    variables = (Variable("A", "First", "Char", 200, "$CHAR200.", "$20."), Variable("B", "", "Num", 8, "DATE9."))
    member = Member("AE", "Adverse Events", variables, stamp, version="9.3", system="LINUX", kind="DATA")
    data = memoryview(header.member_header(member))
    assert header.read_member(data, 0) == (member, len(data))


def test_short_descriptions_of_variables_are_read():
    """Files from VAX/VMS describe a variable in 136 bytes."""
    names = NAMES[:136] + NAMES[140:276]
    data = MEMBER.replace(b"140  ", b"136  ") + names.ljust(320) + RECORDS
    member, begin = header.read_member(memoryview(data), 0)
    assert [variable.name for variable in member.variables] == ["STUDYID", "AGE"]
    assert begin == 5 * 80 + 320 + 80


def test_variables_are_read_in_the_order_of_their_bytes():
    """The order of the descriptions may differ from that of the values."""
    data = MEMBER + NAMES[140:280] + NAMES[:140] + NAMES[280:] + RECORDS
    assert [variable.name for variable in header.read_member(memoryview(data), 0)[0].variables] == ["STUDYID", "AGE"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"DSCRPTR", b"DSKRPTR", "a descriptor header record is missing"),
        (b"0000000140", b"0000000150", "140 or 136 bytes, not 150"),
        (b"!0000000002", b"!0000009999", "9999 variables are announced"),
        (b"!0000000002", b"!000000xx02", "a number is missing"),
        (b"!0000000002", b"!0000000001", "observations is missing"),
        (b"\0\2\0\0\0\3", b"\0\7\0\0\0\3", "STUDYID has type 7"),
        (b"\0\1\0\0\0\x08", b"\0\1\0\0\0\x09", "AGE has type 1 and length 9"),
        (b"\0\0\0\3" + bytes(52), b"\0\0\0\4" + bytes(52), "AGE begins at byte 4 of the record, not 3"),
    ],
)
def test_damage_is_told(old, new, told):
    """What was expected, and what stands there."""
    whole = MEMBER + NAMES + RECORDS
    assert whole.count(old) == 1
    with pytest.raises(header.Damaged, match=told):
        header.read_member(memoryview(whole.replace(old, new)), 0)


def test_unchecked_metadata_are_refused_not_cut(stamp):
    """A label of 41 characters never reaches the file."""
    for label, told in (("x" * 41, "more than 40"), ("µ", "ascii")):
        with pytest.raises(ValueError, match=told):
            header.member_header(Member("DM", label, (AGE,), stamp))
    with pytest.raises(ValueError, match="not a SAS format"):
        header.member_header(Member("DM", "", (Variable("A", "", "Num", 8, "x"),), stamp))


def test_the_writer_writes_these_headers(stamp):
    """A dataset without records ends with its header."""
    file = io.BytesIO()
    assert write(file, Member("DM", "Demographics", (STUDYID, AGE), stamp), [encode([]), np.empty(0)]) == ()
    assert file.getvalue() == LIBRARY + MEMBER + NAMES + RECORDS[:80]
