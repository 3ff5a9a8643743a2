#!/usr/bin/env bash
# Makes sure that what a make target needs is there: need.sh run|test|window|windows
# On Debian as root it installs what is missing; elsewhere it says what to install and stops.
set -euo pipefail

missing=()
commands() { # command package ...
  while (($#)); do
    command -v "$1" >/dev/null 2>&1 || missing+=("$2")
    shift 2
  done
}
libraries() { # pkg-config-name package ...
  while (($#)); do
    if ! command -v pkg-config >/dev/null 2>&1 || ! pkg-config --exists "$1"; then missing+=("$2"); fi
    shift 2
  done
}
fonts() {
  if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list 2>/dev/null | head -n 1)" ]; then
    missing+=(fontconfig fonts-dejavu-core fonts-noto-core)
  fi
}
browser() {
  local path=${CHROMIUM:-/usr/bin/chromium}
  [ -x "$path" ] || missing+=(chromium)
}
base() { commands go golang-go node nodejs npm npm; }
desktop() {
  commands gcc gcc pkg-config pkg-config
  libraries gtk+-3.0 libgtk-3-dev webkit2gtk-4.1 libwebkit2gtk-4.1-dev
}

case ${1:-} in
run) base ;;
page) commands node nodejs npm npm ;;
test)
  base
  commands gcc gcc
  browser
  fonts
  ;;
window)
  base
  desktop
  fonts
  commands Xvfb xvfb openbox openbox xdotool xdotool import imagemagick
  ;;
desktop)
  base
  desktop
  ;;
windows)
  base
  commands makensis nsis
  ;;
*)
  echo "usage: need.sh run|page|test|window|desktop|windows" >&2
  exit 2
  ;;
esac

if ((${#missing[@]})); then
  mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing with apt: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    {
      echo "These are missing: ${missing[*]}"
      if command -v apt-get >/dev/null 2>&1; then
        echo "Install them with: sudo apt-get install ${missing[*]}"
      else
        echo "The names are those of Debian's packages; install the same with your system's package manager."
      fi
    } >&2
    exit 1
  fi
fi

# What apt brings may be too old; newer Go versions fetch the toolchain that go.mod asks for by themselves.
if [ "$1" != page ] && ! go version | grep -Eq 'go1\.(2[1-9]|[3-9][0-9])|go[2-9]\.'; then
  echo "Go 1.21 or newer is needed (it fetches the version of go.mod itself); this is $(go version). See https://go.dev/dl" >&2
  exit 1
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "Node 20.19 or newer is needed; this is $(node --version). See https://nodejs.org" >&2
  exit 1
fi
