# Prints what `go test -bench` found, a ratio as a sentence: "Rule over 50,000 users: 0.08 times one by one". Times in
# milliseconds and bytes a user are told where a benchmark reports them, and a ratio under a half the other way round too.
/x-of-baseline|bytes-a-user/ {
	split($1, part, "/")
	subject = part[1]
	sub(/^BenchmarkRatio/, "", subject)
	baseline = part[2]
	sub(/-[0-9]+$/, "", baseline)
	gsub(/_/, " ", baseline)
	found = extra = ""
	for (i = 3; i <= NF; i++) {
		if ($i == "x-of-baseline") {
			found = sprintf("%8.2f times %s", $(i - 1), grouped(baseline))
			if ($(i - 1) > 0 && $(i - 1) < 0.5) extra = extra sprintf(", %.0f times faster", 1 / $(i - 1))
		}
		if ($i == "bytes-a-user") found = sprintf("%8.1f bytes a user %s", $(i - 1), grouped(baseline))
		if ($i == "ms") extra = extra sprintf(", %.2f ms", $(i - 1))
	}
	printf "  %-30s %s%s\n", words(subject), found, extra
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
	return grouped(out)
}

# grouped puts the commas into numbers.
function grouped(out) {
	while (match(out, /[0-9][0-9][0-9][0-9]($| |,)/)) out = substr(out, 1, RSTART) "," substr(out, RSTART + 1)
	return out
}
