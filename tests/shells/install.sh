#!/usr/bin/env bash
# Puts on this machine what tests/cli/test_completion.py and test_manual.py run: zsh, fish, man and mandoc, beside bash.
#     tests/shells/install.sh
set -euo pipefail

wanted=()
for program in zsh fish mandoc git; do command -v "$program" >/dev/null || wanted+=("$program"); done
command -v man >/dev/null || wanted+=(man-db)
command -v ps >/dev/null || wanted+=(procps)
((${#wanted[@]} == 0)) && exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null && exit 0
fi
printf 'newslint: the tests of shells need %s. Install it and run make again; on Debian: apt-get install %s\n' \
    "${wanted[*]}" "${wanted[*]}" >&2
exit 1
