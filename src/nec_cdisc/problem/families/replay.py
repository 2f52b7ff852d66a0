"""Codes of what an archive is signed, made and replayed with."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note

CODES: tuple[Code, ...] = (
    error(
        "RPL001",
        "a key that cannot be used",
        "An archive is signed by an Ed25519 key in a PEM file, and a signature is looked at by its public half.",
        "Make a pair with: nec-cdisc keys new FILE; sign with FILE, look with FILE.pub, and give the right passphrase.",
    ),
    error(
        "RPL002",
        "a signature that cannot be read",
        "What signs an archive is written by the program alone; a file of another form proves nothing.",
        "Take the signature from the place where the archive was first kept, or have the archive signed again.",
    ),
    error(
        "RPL003",
        "a signature that was edited",
        "Name, meaning and time stand inside what is signed: one of them, or the signature itself, was changed since.",
        "Ask the signer what was signed; take the signature from the place where the archive was first kept.",
    ),
    error(
        "RPL004",
        "a signature of other content",
        "It was given for another archive, or the archive was changed and its manifests written anew.",
        "Compare with a copy kept elsewhere; who approved the archive approved other files than these.",
    ),
    error(
        "RPL005",
        "a signature by another key",
        "Anybody can sign in any name with a key of their own; only the key says who it was.",
        "Ask the signer for the public key and compare its fingerprint on another way than the archive came.",
    ),
    error(
        "RPL006",
        "a signature that would say too little",
        "A signature tells who signs, what it means, and when; a reader years later has nothing else.",
        "Give --by a name, --meaning a sentence and --at a time with its zone, as 2026-01-31T17:05:00+01:00.",
    ),
    error(
        "RPL010",
        "a program that is not as it was installed",
        "An archive holds the very program that ran; files that were changed by hand have no version.",
        "Install the program again, run the commands again, and archive then.",
    ),
    error(
        "RPL011",
        "a program that cannot be packed",
        "An archive holds the program as a wheel; from this installation none can be made.",
        "Install nec-cdisc from its wheel or from its repository, with the packages that requirements/run.lock names.",
    ),
    error(
        "RPL020",
        "packages that cannot be fetched",
        "An archive with a wheelhouse holds every package that the program needs, as the lock file names them.",
        "Look at the connection to the registry of pip, or archive without --wheelhouse.",
    ),
    error(
        "RPL030",
        "an archive that cannot be replayed",
        "A replay needs the raw data, mappings, program, lock file and run record of the archive.",
        "Verify the archive with: nec-cdisc verify; take a copy that is whole.",
    ),
    error(
        "RPL031",
        "an environment that cannot be made",
        "A replay runs the archived program in an environment of its own, with the packages of its lock file.",
        "Archive with --wheelhouse to need no registry, use the version of Python that the archive names, or replay"
        " by the running program with --here.",
    ),
    error(
        "RPL032",
        "a command that ended otherwise than before",
        "A replay gives the commands of the run record again, and each must end as it did.",
        "Read what the command says; keep the folder of the replay with --in.",
    ),
    error(
        "RPL040",
        "an output that is not as archived",
        "The archived program does not give the archived file from the archived data.",
        "Look at the first differences: they name files, records and variables, never values.",
    ),
    error(
        "RPL041",
        "an output that the replay did not give",
        "The archive holds a file that the archived program does not make from the archived data.",
        "Find out which command made it, and whether the run record names that.",
    ),
    error(
        "RPL042",
        "an output that the archive does not hold",
        "The replay made a file that the archive lacks: it was left out, or taken away before archiving.",
        "Compare with the outputs that the run record lists.",
    ),
    note(
        "RPL043",
        "a replay by other versions",
        "Another version of the program, of Python or of a package may be the reason of a difference.",
        "Replay without --here, with the version of Python that the archive names, to rule it out.",
    ),
)
