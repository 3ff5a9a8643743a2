#!/usr/bin/env bash
# Runs the stages of `make test` one after the other, all of them even when one fails, and sums up at the end.
set -uo pipefail
cd "$(dirname "$0")/../.."
mkdir -p .make/log
stages=("$@")
results=()
failed=0
for stage in "${stages[@]}"; do
  echo "==> $stage"
  started=$SECONDS
  if make --no-print-directory "$stage" </dev/null 2>&1 | tee ".make/log/$stage.log"; then
    verdict=ok
  else
    verdict=FAILED
    failed=1
  fi
  results+=("$(printf '%-14s %-7s %4d s' "$stage" "$verdict" "$((SECONDS - started))")")
done
echo
echo "Summary"
printf '  %s\n' "${results[@]}"
if ((failed)); then
  echo "Something failed; each stage runs alone with make <stage>, and its output is in .make/log."
  exit 1
fi
echo "Everything passed."
