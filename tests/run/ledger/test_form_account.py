"""What is known of a form is made column by column."""

from __future__ import annotations

import itertools

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.run.ledger.fate import Fate, Reason
from nec_cdisc.run.ledger.form_account import ColumnAccount, FormAccount
from nec_cdisc.run.ledger.settle import settle


def test_columns_are_asked_for_one_at_a_time():
    """No column is made before the one in front of it is counted, and a form that is set aside asks for no reasons."""
    made = []

    def columns():
        for name in ("a", "b"):
            made.append(name)
            yield ColumnAccount(name, np.array([True]))

    one, none, apart = np.array([2]), np.array([False]), Reason(Fate.NOT_SUBMITTED, "form not used: idle")
    account = FormAccount("x", "x.csv", ("a", "b"), one, encode([None]), none, none, columns, whole=apart)
    assert [column.name for column in itertools.islice(account.columns(), 1)] == ["a"]
    assert made == ["a"]
    assert settle(account).groups == {(None, apart): (1, 0), ("a", apart): (0, 1), ("b", apart): (0, 1)}
