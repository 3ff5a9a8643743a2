
if ($tally['Failed'] -gt 0) {
    exit 1
}
exit 0
