#!/bin/sh
# Makes sure that there is a browser for the tests, and axe-core, which checks in it that every view
# can be used by everybody. $1: the environment's folder of programs.
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
# Debian's packages, where this is Debian and they may be installed.
debian() {
  command -v apt-get >/dev/null 2>&1 && root true 2>/dev/null || return 1
  echo "Installing $1 for the browser tests"
  root apt-get update -qq && root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}
browser() {
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  debian chromium || "$1/playwright" install chromium
}
axe() {
  here=$(dirname "$0")/web/axe
  [ "$here/node_modules/axe-core/axe.min.js" -nt "$here/package-lock.json" ] && return 0
  command -v npm >/dev/null 2>&1 || debian npm || { echo "npm is needed to install axe-core for the tests" >&2; return 1; }
  npm ci --prefix "$here" --no-audit --no-fund --loglevel error >/dev/null && touch "$here/node_modules/axe-core/axe.min.js"
}
browser "$1" && axe
