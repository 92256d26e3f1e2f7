# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many bytes `pip install REQUIREMENT…` would fetch, asking the pip of the Python it runs under.

Exit code 1, with the reason on stderr, when pip or the server it is configured for does not say.
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request


def files_pip_would_fetch(requirements):
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--report", report]
        subprocess.run(pip + requirements, check=True, stdout=sys.stderr)
        with open(report, encoding="utf-8") as file:
            return [item["download_info"]["url"] for item in json.load(file)["install"]]


def size(url):
    if url.startswith("file:"):
        return os.path.getsize(urllib.request.url2pathname(urllib.parse.urlparse(url).path))
    with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=20) as answer:
        return int(answer.headers["Content-Length"])


if __name__ == "__main__":
    try:
        print(sum(size(url) for url in files_pip_would_fetch(sys.argv[1:])))
    except (OSError, KeyError, TypeError, ValueError, subprocess.CalledProcessError) as error:
        sys.exit(f"The download size is not known: {error}")
