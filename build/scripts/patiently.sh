#!/usr/bin/env bash
# Runs a command that may take minutes and says so every 20 seconds: patiently.sh "what it does" command ...
set -euo pipefail
words=$1
shift
started=$SECONDS
echo "$words"
(while sleep 20; do echo "  still at it, $((SECONDS - started)) s"; done) &
ticker=$!
trap 'kill "$ticker" 2>/dev/null || true' EXIT
"$@"
echo "  done in $((SECONDS - started)) s"
