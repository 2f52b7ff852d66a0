"""Shows who signed an archive, and whether that is known."""

from __future__ import annotations

from rich.console import Console

from nec_cdisc.archive.signature import Signed
from nec_cdisc.console.screen import shown


def show_signature(console: Console, signed: object) -> None:
    """Show by whom, when and with which meaning an archive is signed; nothing where it is not."""
    if not isinstance(signed, Signed):
        return
    console.print(f"signed by {shown(signed.name)}, {shown(signed.at)}: {shown(signed.meaning)}", soft_wrap=True)
    if signed.known:
        console.print(f"  by the key that you gave, {signed.fingerprint}")
    else:
        console.print(f"  by the key {signed.fingerprint}; who that is, only the public key tells: --public-key FILE")
