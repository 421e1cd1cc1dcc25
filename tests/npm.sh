#!/bin/sh
# Installs the tools from npm that tests and lint need (tests/npm/package.json): Biome and axe-core.
# Fails where npm is missing and cannot be installed.
set -e
here=$(dirname "$0")
. "$here/debian.sh"
installed=$here/npm/node_modules/.package-lock.json # npm writes it last
[ "$installed" -nt "$here/npm/package-lock.json" ] && exit 0
command -v npm >/dev/null 2>&1 || debian npm || {
  echo "npm is needed to install Biome and axe-core" >&2
  exit 1
}
npm ci --prefix "$here/npm" --no-audit --no-fund --loglevel error >/dev/null
touch "$installed"
