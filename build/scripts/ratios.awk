# Prints what `go test -bench` found, a ratio as a sentence: "Rule over 50,000 users: 0.08 times one by one".
/x-of-baseline/ {
	split($1, part, "/")
	subject = part[1]
	sub(/^BenchmarkRatio/, "", subject)
	baseline = part[2]
	sub(/-[0-9]+$/, "", baseline)
	gsub(/_/, " ", baseline)
	for (i = 2; i <= NF; i++) if ($i == "x-of-baseline") ratio = $(i - 1)
	printf "  %-30s %8.2f times %s\n", words(subject), ratio, baseline
	next
}
/^(goos|goarch|pkg|cpu):|^PASS|^ok / { next }
{ print }

# words takes SpreadsheetOf10000Rows apart: "Spreadsheet of 10,000 rows".
function words(name,    out, i, c, before) {
	out = substr(name, 1, 1)
	for (i = 2; i <= length(name); i++) {
		c = substr(name, i, 1)
		before = substr(name, i - 1, 1)
		if (c ~ /[A-Z]/ || (c ~ /[0-9]/) != (before ~ /[0-9]/)) out = out " "
		out = out tolower(c)
	}
	while (match(out, /[0-9][0-9][0-9][0-9]($| |,)/)) out = substr(out, 1, RSTART) "," substr(out, RSTART + 1)
	return out
}
