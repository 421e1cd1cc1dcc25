# Sourced by the other scripts here.
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
# Installs one of Debian's packages, where this is Debian and packages may be installed.
debian() {
  command -v apt-get >/dev/null 2>&1 && root true 2>/dev/null || return 1
  echo "Installing $1"
  root apt-get update -qq &&
    root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}
