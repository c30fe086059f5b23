#!/usr/bin/env bash
# Puts the peers of benchmarks/peers.py into build/peers, at the versions locked here. Those on Python are in the
# development lock, and `make languagetool` has fetched the server. Vale is left out where there is no Go toolchain.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --no-progress --no-audit --no-fund
vale=github.com/errata-ai/vale/v3/cmd/vale@v3.7.1
if command -v go >/dev/null; then
    [ -x ../../build/peers/vale ] || GOBIN=$(cd ../.. && pwd)/build/peers go install "$vale"
else
    echo "newslint: there is no Go to build Vale with, and the table will do without it" >&2
fi
