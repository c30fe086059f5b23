#!/usr/bin/env bash
# Puts on this machine what tests/lsp/test_editors.py and `make extension` drive: Neovim twice (0.11 in the virtual
# environment, the distribution's own beside it), Emacs with eglot, and Node.js 20 or newer.
#     tests/editors/install.sh VENV
set -euo pipefail
bin=$1/bin
here=$(dirname "$0")

has_eglot() { emacs --batch --no-init-file --eval "(progn (package-initialize) (require 'eglot))" 2>/dev/null; }
has_neovim() { [ -n "$(type -ap nvim | grep -vF "$(cd "$bin" && pwd)/")" ]; }

# On Debian and its children as root; elsewhere only what is missing is named.
install() {
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null && return
    fi
    printf 'newslint: the tests of editors need %s. Install it and run make again; on Debian: apt-get install %s\n' \
        "$*" "$*" >&2
    exit 1
}

wanted=()
has_neovim || wanted+=(neovim)
command -v emacs >/dev/null || wanted+=(emacs-nox)
((${#wanted[@]} == 0)) || install "${wanted[@]}"
has_eglot || install elpa-eglot # a part of Emacs since 29
has_eglot || { echo "newslint: this Emacs has no eglot" >&2; exit 1; }

"$bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$here/requirements.txt"

major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || true # without Node.js the pipe fails, and so would the script
if [ "${major:-0}" -lt 20 ] || ! command -v npm >/dev/null; then
    "$bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$here/node.txt"
fi
