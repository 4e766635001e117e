#!/usr/bin/env python3
"""Checks an update site as Fiji would find it, with none of this project's code: the index can be read, each file is there with the
size and the checksum that the index says, and whatever a file needs is on the site or among Fiji's own libraries.

    python3 update-site/check.py URL

Python 3 alone is needed. Exits with 1 and a sentence for each thing that is wrong."""
import gzip
import hashlib
import io
import os
import re
import sys
import urllib.request
import xml.etree.ElementTree as tree
import zipfile

PLATFORMS = {"linux64", "linux-arm64", "macos-arm64", "win64"}


def fetch(url):
    with urllib.request.urlopen(url) as response:
        return response.read()


def without_comments(text):
    """What of a properties file counts: comments leave their line's end, except after a line that is empty or of # alone."""
    kept, may_be_comment = [], True
    for line in re.findall(rb"[^\n]*\n|[^\n]+", text):
        words = line.rstrip(b"\n")
        if may_be_comment and line.startswith(b"#"):
            kept.append(line[len(words):])
        else:
            kept.append(line)
        may_be_comment = not (may_be_comment and not words.strip(b"#"))
    return b"".join(kept)


def checksum(path, data):
    digest = hashlib.sha1()
    if not path.endswith(".jar"):
        digest.update(path.encode("ascii") + data)
        return digest.hexdigest()
    with zipfile.ZipFile(io.BytesIO(data)) as jar:
        for name in sorted(jar.namelist()):
            digest.update(name.encode("ascii", "replace"))
            if name == "META-INF/MANIFEST.MF":
                continue
            content = jar.read(name)
            digest.update(without_comments(content) if name.endswith(".properties") else content)
    return digest.hexdigest()


def without_version(path):
    return re.sub(r"-\d+(\.\d+)+[^/]*(\.jar)$", r"\2", path)


def libraries_of_fiji():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "fiji-libraries.txt"), encoding="utf-8") as lines:
        words = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {"jars/%s.jar" % word[0] for word in words if word[0] != "taken:"}, \
        {"jars/%s.jar" % word[1] for word in words if word[0] == "taken:"}


def check(url):
    wrong = []
    plugins = [plugin for plugin in tree.fromstring(gzip.decompress(fetch(url + "db.xml.gz"))) if plugin.find("version") is not None]
    names = [without_version(plugin.get("filename")) for plugin in plugins]
    provided, taken = libraries_of_fiji()
    for name in sorted(set(names)):
        if names.count(name) > 1:
            wrong.append("%s is there in two versions." % name)
        if name in taken | provided:
            wrong.append("%s would replace a library of Fiji." % name)
    for plugin in plugins:
        path, version = plugin.get("filename"), plugin.find("version")
        data = fetch(url + path + "-" + version.get("timestamp"))
        if len(data) != int(version.get("filesize")):
            wrong.append("%s has %d bytes, the index says %s." % (path, len(data), version.get("filesize")))
        if checksum(path, data) != version.get("checksum"):
            wrong.append("%s has another checksum than the index says." % path)
        for needed in version.iter("dependency"):
            if without_version(needed.get("filename")) not in provided | set(names):
                wrong.append("%s needs %s, which is neither on the site nor in Fiji." % (path, needed.get("filename")))
        platforms = {platform.text for platform in plugin.iter("platform")}
        if platforms - PLATFORMS:
            wrong.append("%s is for %s, which Fiji does not know." % (path, ", ".join(platforms - PLATFORMS)))
        if "native" in path and len(platforms) != 1:
            wrong.append("%s is a native library, but for no platform." % path)
        if re.match(r"jars/(linux|mac|win)[^/]*/", path):
            wrong.append("%s would keep Fiji from starting." % path)
    if not plugins:
        wrong.append("The site offers nothing.")
    return len(plugins), wrong


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].endswith("/"):
        sys.exit("Usage: python3 update-site/check.py URL, where the URL ends with a slash.")
    count, problems = check(sys.argv[1])
    for problem in problems:
        print(problem, file=sys.stderr)
    print("%d files, %s." % (count, "%d problems" % len(problems) if problems else "all as the index says"))
    sys.exit(1 if problems else 0)
