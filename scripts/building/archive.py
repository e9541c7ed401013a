"""The archive: the same files with the same times in the same order are the same bytes."""

import hashlib
import os
import zipfile
from pathlib import Path

BUILD_TIME = 946684800
"""The time that every file gets: the start of the year 2000, which a zip can express."""

_ZIP_TIME = (2000, 1, 1, 0, 0, 0)


def settle(package: Path) -> None:
    """Give every file and folder of `package` the same times and permissions."""
    for path in (package, *package.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (BUILD_TIME, BUILD_TIME))


def write_zip(package: Path, archive: Path) -> str:
    """Write `package` as the zip that Lambda takes; return the SHA-256 of its bytes."""
    unfinished = archive.with_name(f"{archive.name}.unfinished")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for path in sorted(path for path in package.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(package).as_posix(), _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whose permissions are those above
            entry.external_attr = 0o100644 << 16
            file.writestr(entry, path.read_bytes())
    digest = hashlib.sha256(unfinished.read_bytes()).hexdigest()
    unfinished.replace(archive)
    return digest
