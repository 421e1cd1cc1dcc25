#!/bin/sh
# Makes sure that there is a browser for the tests, and axe-core, which checks accessibility in it.
# $1: the environment's folder of programs.
here=$(dirname "$0")
. "$here/debian.sh"
browser() {
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  debian chromium || "$1/playwright" install chromium
}
browser "$1" && sh "$here/npm.sh"
