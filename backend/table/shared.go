package table

import (
	"fmt"

	"personadesk/backend/problem"
)

// sharedTexts are the texts that cells point to, one behind the other, since there may be millions.
type sharedTexts struct {
	part string
	all  []byte
	ends []uint32
}

// largestShared is how many bytes all of them may take.
const largestShared = 256 << 20

// sharedTexts reads the texts that cells point to. How a word is pronounced is left out.
func (b *Book) sharedTexts() error {
	if b.shared.part == "" {
		return nil
	}
	texts, spoken := &b.shared, 0
	inText := false
	return b.scan(texts.part, false, func(s *scanner, t token) (err error) {
		switch {
		case t == characters:
			if inText && spoken == 0 {
				from := len(texts.all)
				if texts.all, err = s.said(texts.all); err == nil {
					texts.all = unescapeSigns(texts.all, from)
				}
				if len(texts.all) > largestShared {
					return problem.New("TABLE_BOUNDS.size").Detailed(largestShared >> 20).Hinted()
				}
			}
		case string(s.name) == "t":
			inText = t == opening
		case string(s.name) == "rPh":
			spoken += sign(t)
		case string(s.name) == "si" && t == closing:
			if err := b.meter.cell(); err != nil {
				return err
			}
			texts.ends = append(texts.ends, uint32(len(texts.all)))
		}
		return err
	})
}

func sign(t token) int {
	if t == opening {
		return 1
	}
	return -1
}

// text is the text of a place.
func (t sharedTexts) text(at int) ([]byte, error) {
	if at < 0 || at >= len(t.ends) {
		return nil, fmt.Errorf("a cell points to text %d of %d", at, len(t.ends))
	}
	from := uint32(0)
	if at > 0 {
		from = t.ends[at-1]
	}
	return t.all[from:t.ends[at]], nil
}
