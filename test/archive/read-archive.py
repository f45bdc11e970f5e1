"""Prints the entries of a ZIP or tar as JSON: the arguments are `zip` or `tar`, and the file.

Of content above 64 MiB in a ZIP the directory's word is taken for size and CRC-32.
"""

import calendar
import json
import sys
import tarfile
import zipfile
import zlib


def summary(name, stream, modified):
    size = crc = 0
    while stream and (piece := stream.read(1 << 20)):
        size += len(piece)
        crc = zlib.crc32(piece, crc)
    return entry(name, size, crc, modified)


def entry(name, size, crc, modified):
    return {"name": name, "sizeBytes": size, "crc": crc, "modifiedMs": modified * 1000}


def of_zip(path):
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            # Only the time of MS-DOS is known here.
            modified = calendar.timegm(info.date_time)
            # Opening compares the local header.
            with archive.open(info) as stream:
                if info.file_size <= 1 << 26:
                    yield summary(info.filename, stream, modified)
                else:
                    yield entry(info.filename, info.file_size, info.CRC, modified)


def of_tar(path):
    with tarfile.open(path) as archive:
        for info in archive:
            name = info.name + ("/" if info.isdir() else "")
            yield summary(name, archive.extractfile(info), int(info.mtime))


entries = of_zip if sys.argv[1] == "zip" else of_tar
json.dump(list(entries(sys.argv[2])), sys.stdout)
