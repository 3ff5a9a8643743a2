package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// longestLine is how many bytes of one line are kept; what is behind them is read past. A rule that long is refused anyway.
const longestLine = 1 << 20

// byteOrderMark is what Windows programs put before UTF-8.
const byteOrderMark = "\ufeff"

// eachLine reads lines one at a time, so that memory grows neither with the number of lines nor with the length of one.
// Lines are counted from one; empty ones are counted and left out, as is the mark that some programs put before
// the first.
func eachLine(in io.Reader, take func(n int, text string) error) error {
	r := bufio.NewReaderSize(in, 64<<10)
	if mark, err := r.Peek(len(byteOrderMark)); err == nil && string(mark) == byteOrderMark {
		if _, err := r.Discard(len(byteOrderMark)); err != nil {
			return fmt.Errorf("reading lines: %w", err)
		}
	}
	var line strings.Builder
	for n, last := 1, false; !last; {
		part, err := r.ReadSlice('\n')
		if room := longestLine - line.Len(); len(part) > room {
			part = part[:room]
		}
		line.Write(part)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF):
			last = true
		case err != nil:
			return fmt.Errorf("reading lines: %w", err)
		}
		if text := strings.TrimRight(line.String(), "\r\n"); text != "" {
			if err := take(n, text); err != nil {
				return err
			}
		}
		line.Reset()
		n++
	}
	return nil
}
