package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// eachDialled reads texts, one a line. A line is taken as it is, an empty one too; only the end of the line is left out, and the mark
// that some programs put before the first.
func eachDialled(in io.Reader, take func(text string) error) error {
	r := bufio.NewReader(in)
	for first := true; ; first = false {
		line, err := r.ReadString('\n')
		last := errors.Is(err, io.EOF)
		if err != nil && !last {
			return fmt.Errorf("reading what is dialled: %w", err)
		}
		if first {
			line = strings.TrimPrefix(line, byteOrderMark)
		}
		if line != "" {
			if err := take(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")); err != nil {
				return err
			}
		}
		if last {
			return nil
		}
	}
}
