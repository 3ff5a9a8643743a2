package cli

import (
	"fmt"
	"strings"
	"testing"
)

func TestEachLineCountsEveryLineAndKeepsWhatFits(t *testing.T) {
	long := strings.Repeat("x", longestLine+70_000)
	var got []string
	err := eachLine(strings.NewReader("\ufeffa\r\n\nb\n"+long+"\nlast"), func(n int, text string) error {
		got = append(got, fmt.Sprintf("%d %.1s %d", n, text, len(text)))
		return nil
	})
	want := fmt.Sprintf("[1 a 1 3 b 1 4 x %d 5 l 4]", longestLine)
	if err != nil || fmt.Sprint(got) != want {
		t.Errorf("%v, %v, want %s", got, err, want)
	}
}
