#!/usr/bin/env bash
# Puts on this machine what tests/browser drives: Chromium with its driver, and the accessibility checker axe-core.
#     tests/browser/install.sh VENV
set -euo pipefail
bin=$(cd "$1/bin" && pwd)
cd "$(dirname "$0")"

# On Debian and its children as root; elsewhere only what is missing is named.
if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-liberation >/dev/null
    else
        echo "newslint: the tests of the page need chromium and chromedriver. Install them and run make again;" \
            "on Debian: apt-get install chromium chromium-driver" >&2
        exit 1
    fi
fi
PATH="$bin:$PATH" npm ci --no-progress --no-audit --no-fund
