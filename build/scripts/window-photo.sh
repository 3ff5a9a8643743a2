#!/usr/bin/env bash
# Starts the window under Xvfb, photographs it, and fails when no window opens or the picture is blank.
# window-photo.sh PROGRAM PICTURE.png [ARGUMENT ...]
set -euo pipefail
program=$(realpath "$1")
picture=$2
shift 2
mkdir -p "$(dirname "$picture")"

place=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$place"
}
trap finish EXIT

# A home of its own, so that the photograph does not depend on what this machine opened before.
export HOME=$place XDG_CONFIG_HOME=$place/config XDG_DATA_HOME=$place/data XDG_CACHE_HOME=$place/cache
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"

Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$place/display" 2>"$place/xvfb.log" &
pids+=($!)
for _ in $(seq 50); do
  [ -s "$place/display" ] && break
  sleep 0.2
done
if [ ! -s "$place/display" ]; then
  echo "Xvfb did not start:" >&2
  cat "$place/xvfb.log" >&2
  exit 1
fi
DISPLAY=":$(cat "$place/display")"
export DISPLAY
openbox >/dev/null 2>&1 &
pids+=($!)

(cd "$place" && exec "$program" "$@") >"$place/program.log" 2>&1 &
app=$!
pids+=("$app")

window=
for _ in $(seq 60); do
  kill -0 "$app" 2>/dev/null || break
  window=$(xdotool search --onlyvisible --name 'PersonaDesk' 2>/dev/null | head -n 1) && [ -n "$window" ] && break
  sleep 0.5
done
if [ -z "$window" ]; then
  echo "No window opened. The program said:" >&2
  cat "$place/program.log" >&2
  exit 1
fi

# A drawn shell has at least two grounds, the work and what stands round it. A blank window has one, and so has a page
# that could only show a problem, however many colours its letters have.
second_ground() {
  convert "$picture" -format '%c' histogram:info:- | sed -E 's/^ *([0-9]+):.*/\1/' | sort -rn | sed -n 2p
}
drawn=
for _ in $(seq 40); do
  sleep 1
  import -window "$window" "$picture" || continue
  pixels=$(identify -format '%w * %h' "$picture")
  ground=$(second_ground)
  if ((${ground:-0} * 20 > pixels)); then
    drawn=yes
    break
  fi
done
if [ -z "$drawn" ]; then
  echo "The window opened but did not draw the page; see $picture. The program said:" >&2
  cat "$place/program.log" >&2
  exit 1
fi
# Once more, when what was still loading has arrived.
sleep 2
import -window "$window" "$picture"
echo "The window opened; $picture is $(identify -format '%wx%h, %k colours' "$picture")."
