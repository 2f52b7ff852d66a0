"""The list of what an archive was made with (CycloneDX 1.6, JSON): the program, and every package that it needs."""

from __future__ import annotations

import datetime as dt
import hashlib
import platform
import uuid
from collections.abc import Iterable, Mapping
from email.message import Message
from importlib.metadata import Distribution

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.exception.model import CycloneDxModelException
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License, LicenseExpression
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from nec_cdisc.archive.requirements import Needed, direct, metadata_of, names, needed
from nec_cdisc.archive.wheel import brought

#: The file in the archive.
NAME = "sbom.cdx.json"
#: Serial numbers are made of the content; this is the space that they are made in.
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:nec-cdisc:bill-of-materials")
#: A hash over the paths and hashes of all files that a package brought: two packages of one version differ by it.
FILES = "nec-cdisc:files-sha256"
PYTHON = "nec-cdisc:python"
PLATFORM = "nec-cdisc:platform"
#: A licence that is longer is its whole text, which belongs to the package.
_LONGEST = 100


def bill_of_materials(wheel: tuple[str, bytes], at: dt.datetime) -> bytes:
    """Return the list for a wheel of the program, of the packages that are installed here; ``at`` is its time.

    The same packages and the same time give the same bytes. Raises
    :class:`~nec_cdisc.writers.disk_faults.NotWritten` (RPL011) where a package is missing.
    """
    _, content = wheel
    headers, wanted = metadata_of(content), direct(content)
    program = Component(
        name=headers["Name"][0],
        version=headers["Version"][0],
        type=ComponentType.APPLICATION,
        bom_ref="nec-cdisc",
        description=headers["Summary"][0],
        purl=PackageURL("pypi", None, headers["Name"][0], headers["Version"][0]),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(content).hexdigest())],
        licenses=_expression(headers["License-Expression"][0]),
    )
    found = needed(wanted)
    packages = {name: _component(package) for name, package in found.items()}
    about = [Property(name=PYTHON, value=platform.python_version()), Property(name=PLATFORM, value=_platform())]
    metadata = BomMetaData(component=program, timestamp=at, properties=about, tools=ToolRepository())
    bom = Bom(components=packages.values(), metadata=metadata, serial_number=_SPACE)
    bom.register_dependency(program, [packages[name] for name in names(wanted)])
    for name, package in found.items():
        bom.register_dependency(packages[name], [packages[other] for other in package.needs])
    bom.serial_number = uuid.uuid5(_SPACE, _text(bom))
    return (_text(bom) + "\n").encode()


def _component(package: Needed) -> Component:
    found = package.installed
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{package.name}=={package.version}",
        purl=PackageURL("pypi", None, package.name, package.version),
        licenses=_licences(found.metadata),  # type: ignore[arg-type]
        properties=[Property(name=FILES, value=fingerprint(found))],
    )


def fingerprint(found: Distribution) -> str:
    """Return the hash over paths and hashes of the files that an installed package brought.

    Neither the place of the installation nor the installer has a part in it.
    """
    digest = hashlib.sha256()
    for path, recorded in sorted(brought(found)):
        digest.update(f"{path} {recorded}\n".encode())
    return digest.hexdigest()


def licence_of(metadata: Message) -> str:
    """Return the licence that a package states: an expression, else a short text, else the classifiers."""
    expression = str(metadata.get("License-Expression") or "").strip()
    short = str(metadata.get("License") or "").strip()
    classifiers = [str(item) for item in metadata.get_all("Classifier", [])]
    kinds = [item.rpartition(" :: ")[2] for item in classifiers if item.startswith("License ::")]
    named = short if len(short) <= _LONGEST and "\n" not in short and short.upper() != "UNKNOWN" else ""
    return expression or named or " AND ".join(sorted(set(kinds)))


def _licences(metadata: Message) -> list[License]:
    text = licence_of(metadata)
    return [LicenseFactory().make_from_string(text)] if text else []


def _expression(text: str) -> list[License]:
    try:
        return [LicenseExpression(text)]
    except CycloneDxModelException:
        return []


def _platform() -> str:
    return f"{platform.system()} {platform.machine()}"


def _text(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1)


def versions(components: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Return the version of each package in a list that was read as plain data."""
    return {str(item.get("name")): str(item.get("version")) for item in components}
