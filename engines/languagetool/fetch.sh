#!/usr/bin/env bash
# Fetches the LanguageTool server from Maven Central into build/, once. Java and Maven are installed where that can be done.
set -euo pipefail
cd "$(dirname "$0")"

fail() {
    printf 'newslint: %s\n' "$@" >&2
    exit 1
}

# True where the Java on the PATH is 17 or newer; 8 and older call themselves 1.8 and so on.
has_java() {
    local version
    version=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1) || true
    [ "${version:-0}" -ge 17 ]
}
has_maven() { command -v mvn > /dev/null; }

# The first Java of 17 and newer that this release of the distribution has.
package_of_java() {
    local version
    for version in 17 21 25; do
        if apt-cache show "openjdk-$version-jre-headless" > /dev/null 2>&1; then
            echo "openjdk-$version-jre-headless"
            return
        fi
    done
    fail "this distribution has no package of Java 17 or newer. Install one and run make again."
}

if ! has_java || ! has_maven; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
        has_java || echo "newslint: LanguageTool needs Java 17 or newer, on Debian and Ubuntu: sudo apt-get install openjdk-17-jre-headless (or openjdk-21-…)" >&2
        has_maven || echo "newslint: LanguageTool is fetched with Maven, on Debian and Ubuntu: sudo apt-get install maven" >&2
        fail "install what is missing and run make again."
    fi
    apt-get update -qq || fail "apt-get update failed: is there a network?"
    missing=()
    has_java || missing+=("$(package_of_java)")
    has_maven || missing+=(maven)
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" > /dev/null ||
        fail "apt-get could not install ${missing[*]}. Install them and run make again."
    hash -r
    has_java || fail "the java on the PATH is older than 17, although ${missing[*]} is installed: $(command -v java || echo there is none)"
fi

mvn --batch-mode --quiet --no-transfer-progress -Dmaven.repo.local=build/repository package ||
    fail "Maven could not fetch LanguageTool from Maven Central; what stopped it is said above. Run make again when it is mended."
rm -rf target
touch build/.ready
