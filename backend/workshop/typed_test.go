package workshop

import (
	"testing"

	"personadesk/backend/problem"
)

func TestReadCount(t *testing.T) {
	for _, c := range []struct {
		written string
		want    int
		code    string
	}{
		{"20", 20, ""}, {" 0 ", 0, ""}, {"0012", 12, ""},
		{"about 20", 0, "COUNT_TYPED"}, {"20.5", 0, "COUNT_TYPED"}, {"-3", 0, "COUNT_TYPED"}, {"", 0, "COUNT_TYPED"},
		{"20 30", 0, "COUNT_TYPED"}, {"1e3", 0, "COUNT_TYPED"}, {"٢٠", 0, "COUNT_TYPED"}, {"99999999", 0, "COUNT_TYPED"},
	} {
		n, err := ReadCount(c.written)
		code := ""
		if err != nil {
			code = problem.From(err).Code
		}
		if n != c.want || code != c.code {
			t.Errorf("%q is %d, %v", c.written, n, err)
		}
	}
}
