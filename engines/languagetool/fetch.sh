#!/usr/bin/env bash
# Fetches the LanguageTool server from Maven Central into build/, once. Java 17 and Maven are installed where that can be done.
set -euo pipefail
cd "$(dirname "$0")"

java_version() {
    java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1
}

missing=()
if ! command -v java > /dev/null || [ "$(java_version)" -lt 17 ]; then missing+=(openjdk-17-jre-headless); fi
if ! command -v mvn > /dev/null; then missing+=(maven); fi
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}"
    else
        echo "LanguageTool needs Java 17 or newer and Maven. Install them, on Debian and Ubuntu with" >&2
        echo "    sudo apt-get install ${missing[*]}" >&2
        exit 1
    fi
fi

mvn --batch-mode --quiet --no-transfer-progress -Dmaven.repo.local=build/repository package
rm -rf target
touch build/.ready
