"""The verb ``code``."""

from __future__ import annotations

from nec_cdisc.plugin.convention import CodeList
from nec_cdisc.plugin.verb import Refused, Text, value_verb
from nec_cdisc.problem.families.value import UNLISTED_KEPT, UNLISTED_QUERY, UNLISTED_STOP


@value_verb
def code(value: Text, list: CodeList) -> str | None:  # noqa: A002 - the key reads `list:` in YAML
    """Replace the collected value by its submission value from a code list of the study.

    Arguments:
        value: the collected value. It must equal an entry, or differ only in case and outer blanks where the list
            ignores case.
        list: name of the code list. An entry whose submission value is blank makes the value missing.

    Problems: VAL101 where the list's policy is ``stop``, VAL102 where it is ``query`` (blank), VAL103 where it is
    ``keep`` (the value as typed, without outer blanks).

    Source: SDTMIG 3.4, section 4.3 (controlled terminology).

    Example:
        >>> code("ja", CodeList("yes_no", {"Ja": "Y", "Nein": "N"}, policy="query", ignore_case=True))
        'Y'

    """
    if list.ignore_case:
        terms = list.folded or {raw.strip().casefold(): term for raw, term in list.terms.items()}
        key = value.strip().casefold()
    else:
        terms, key = list.terms, value
    if key in terms:
        return terms[key] or None
    if list.policy == "keep":
        raise Refused(UNLISTED_KEPT, f"{value!r} has no entry in code list {list.name}", value.strip() or None)
    unlisted = UNLISTED_STOP if list.policy == "stop" else UNLISTED_QUERY
    raise Refused(unlisted, f"{value!r} has no entry in code list {list.name}")
