package directory

import "fmt"

// How many things a page holds: what one user costs, however many there are. They are for good, since the pages are counted by them;
// tests lower them.
var (
	idsPage      = 4096
	codesPage    = 8192
	valuesPage   = 2048
	textsPage    = 2048
	memberPage   = 4096 // known users of a group
	registerPage = 4096
)

// storePages writes things in pages of one chunk each, so that one of them can be read alone.
func storePages(name string, emit func(Chunk) error, things, page int, write func(p *pen, from, to int)) error {
	p := newPage(name, emit)
	for from := 0; from < things && p.err == nil; from += page {
		write(p, from, min(from+page, things))
		p.flush()
	}
	if p.err != nil {
		return fmt.Errorf("writing %s: %w", name, p.err)
	}
	return nil
}

// pagesOf is in how many pages things are written.
func pagesOf(things, page int) int { return (things + page - 1) / page }
