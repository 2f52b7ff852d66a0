"""Codes of run record and archive: what keeps one from being made, and what is wrong with one that is there."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error

_AGAIN = "Fetch the archive again from where it is kept, and compare: this copy is not what was archived."

CODES: tuple[Code, ...] = (
    error(
        "ARC101",
        "the run record is not what runs have written",
        "It is the audit trail of the outputs. To continue it would hide that it was changed or is damaged.",
        "Put outputs/run_record.jsonl back from a copy. Else keep it as evidence, move the whole folder outputs away "
        "and run again: a new record begins with new outputs.",
    ),
    error(
        "ARC102",
        "nothing to archive yet",
        "An archive holds everything from the raw export to the package, and a part of it was never made.",
        "Run the command that the message names, then archive again; make archive runs all of them.",
    ),
    error(
        "ARC103",
        "outputs that are out of date",
        "They were made of other raw data, mappings or specifications than those that lie there now, so an archive "
        "would hold results that do not follow from what stands beside them.",
        "Run the command that the message names, then archive again; make archive runs all of them.",
    ),
    error(
        "ARC104",
        "outputs that were changed by hand",
        "They are not what the run record says was published.",
        "Run the command that the message names, then archive again; correct mappings, never outputs.",
    ),
    error(
        "ARC105",
        "a file changed while it was archived",
        "The archive would mix two states of the study. Nothing was archived; the last archive stays as it was.",
        "Wait until nobody works in the study folder, then archive again.",
    ),
    error(
        "ARC106",
        "something that an archive cannot hold",
        "An archive holds files alone, under names that every system can read; links lead elsewhere in a few years.",
        "Put the file itself there, or give it a name of letters that can be read.",
    ),
    error(
        "ARC107",
        "data from outside the study folder",
        "The archive would lack what its results were made of.",
        "Copy the folder into the study folder, name it there, and run the command again.",
    ),
    error(
        "ARC108",
        "the study does not say what an archive is named by",
        "An archive is named by study and export date, which are its time stamps, too.",
        "Write study and export_date (2026-01-31) into mappings/study.yaml.",
    ),
    error(
        "ARC109",
        "an archive that does not verify as it was written",
        "What was read back from the disk is not what was written: the disk or the memory is at fault. Nothing was "
        "published; the last archive stays as it was.",
        "Archive again, to another disk if need be; where it happens again have the machine looked at.",
    ),
    error(
        "ARC120",
        "this is no archive",
        "An archive is a folder or a .tar with bagit.txt, bag-info.txt and manifests.",
        "Name the folder of one archive below outputs/archive, or its .tar file.",
    ),
    error(
        "ARC121", "a file of the archive was changed", "Its content has another hash than when it was archived.", _AGAIN
    ),
    error("ARC122", "a file of the archive is missing", "The manifests name it, so it was there.", _AGAIN),
    error("ARC123", "a file that does not belong to the archive", "No manifest names it, so it came later.", _AGAIN),
    error("ARC124", "a file of the archive was renamed", "Its content is right, its name is not.", _AGAIN),
    error(
        "ARC125",
        "a manifest or description of the archive is not as it was written",
        "Manifests are what everything else is checked against.",
        _AGAIN,
    ),
    error(
        "ARC126",
        "the run record of the archive was changed",
        "A line was edited, taken out, put in or moved, or the end was cut off.",
        _AGAIN,
    ),
    error(
        "ARC127",
        "the outputs in the archive are not those of its run record",
        "The record says which run made which file; this file is of none, or of another one.",
        _AGAIN,
    ),
    error(
        "ARC128",
        "an entry that may not stand in an archive",
        "Links, devices, names that lead out of the folder and sizes that cannot be are how an archive does harm. "
        "It was not followed, and nothing was written.",
        "Do not unpack this file with other programs; ask whoever sent it.",
    ),
    error(
        "ARC129",
        "the .tar is not as it was written",
        "The files in it may be right, but what stands around them (owner, time, order, end) is not.",
        "Fetch the file again; or unpack it and verify the folder, where somebody packed the files anew on purpose.",
    ),
    error(
        "ARC130",
        "the signature does not hold",
        "It was not made of this archive by this key, or signer, meaning or time were changed.",
        "Ask the signer for the public key and compare it by another way than the archive itself.",
    ),
)
