#!/usr/bin/env bash
# Prints the packages of Go in which things run side by side (`rooms.sh busy`), and those in which they do not (`rooms.sh calm`). The race
# detector makes a package several times slower and finds nothing where there is neither a goroutine nor anything that two could share:
# no go statement, no channel, no lock, no callback by time, in the code and in its tests.
set -euo pipefail
cd "$(dirname "$0")/../.."
wanted=$1
signs='^\s*(defer )?go (func|[a-zA-Z_.]+\()|"sync(/atomic)?"|"golang\.org/x/sync|\bchan\b|AfterFunc|t\.Parallel'
go list -f '{{.Dir}}' ./... | while read -r folder; do
  kind=calm
  grep -qE "$signs" "$folder"/*.go && kind=busy
  if [ "$kind" = "$wanted" ]; then echo "./${folder#"$PWD"}" | sed 's,//,/,'; fi
done
