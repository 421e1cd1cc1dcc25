#!/bin/sh
# Checks the format and the rules of JavaScript and CSS with Biome (web/static, biome.json).
# With --fix, formats the files and applies the safe corrections instead.
# Without npm this is skipped, except in continuous integration, where it fails.
cd "$(dirname "$0")/.." || exit
sh tests/npm.sh || {
  test -z "$CI" && echo "JavaScript and CSS are not checked: Biome is not installed."
  exit
}
biome=tests/npm/node_modules/.bin/biome
case $1 in
--fix) "$biome" check --write web/static ;;
*) "$biome" check --error-on-warnings web/static ;;
esac
