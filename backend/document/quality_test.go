package document

import (
	"strings"
	"testing"
)

func TestQualityTableCalculatesNothing(t *testing.T) {
	var b strings.Builder
	if err := WriteQuality(&b, []QualityRow{{"department", "Spelled otherwise", `=HYPERLINK("x")`, 3, "HR", "P_hr: 3 come in"}}); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff\"Attribute\",\"Finding\",\"Value\",\"Users\",\"Suggested value\",\"What it would change\"\r\n" +
		"\"department\",\"Spelled otherwise\",\"'=HYPERLINK(\"\"x\"\")\",\"3\",\"HR\",\"P_hr: 3 come in\"\r\n"
	if b.String() != want {
		t.Errorf("%q\nwant %q", b.String(), want)
	}
}
