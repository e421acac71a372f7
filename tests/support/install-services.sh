#!/bin/sh
# Install what tests use and Python packages cannot bring: Chromium, a PostgreSQL server, and openssl.
set -eu

packages=
[ -x /usr/bin/chromium ] || packages="$packages chromium fonts-liberation"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || packages="$packages postgresql"
command -v openssl >/dev/null || packages="$packages openssl"
[ -n "$packages" ] || exit 0

refuse() {
    echo "The tests need these Debian packages:$packages" >&2
    echo "$1" >&2
    echo "Install them, then run make test again: apt-get install$packages" >&2
    exit 2
}

command -v apt-get >/dev/null || refuse "There is no apt-get here to install them with."
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    refuse "Installing them takes root or a sudo without password, and you have neither."
fi

echo "Installing$packages through apt"
report=$(mktemp)
trap 'rm -f "$report"' EXIT
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >"$report" 2>&1 </dev/null
}
# shellcheck disable=SC2086  # one word a package
if ! { apt update && apt install --no-install-recommends $packages; }; then
    tail -n 20 "$report" >&2
    refuse "apt could not install them; its last lines are above."
fi
