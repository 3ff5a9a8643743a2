package directory

import (
	"fmt"

	"personadesk/backend/rule"
)

// Pages gives one chunk of a section that is kept on the disk; found is false when there is none.
type Pages func(name string, number int) (c Chunk, found bool, err error)

// open is an eye on a head, which may go on over several chunks.
func (p Pages) open(name string) (*eye, error) {
	e := &eye{name: name}
	for n := 0; ; n++ {
		c, found, err := p(name, n)
		if err != nil {
			return nil, err
		}
		if !found {
			break
		}
		e.chunks = append(e.chunks, c)
	}
	if len(e.chunks) == 0 {
		e.fail()
	}
	return e, e.err
}

// page is an eye on one page.
func (p Pages) page(name string, number int) (*eye, error) {
	c, found, err := p(name, number)
	if err != nil {
		return nil, err
	}
	e := &eye{name: name, number: number, chunks: []Chunk{c}}
	if !found {
		e.fail()
	}
	return e, e.err
}

// row hands over what the columns of a section know of one user.
func (p Pages) row(prefix string, names []string, users, i int, take func(name string, v rule.Value)) error {
	for _, name := range names {
		v, err := p.value(prefix+name, users, i)
		if err != nil {
			return err
		}
		if !v.IsUnknown() {
			take(name, v)
		}
	}
	return nil
}

// value is what a column knows of one user.
func (p Pages) value(column string, users, i int) (v rule.Value, err error) {
	e, err := p.open(column)
	if err != nil {
		return v, err
	}
	h := e.columnHead(users)
	if err := e.end(); err != nil {
		return v, err
	}
	code, err := p.code(column, h, i)
	if err != nil {
		return v, err
	}
	k := int(code) - int(absentCode) - 1
	switch {
	case code == unknownCode:
		return rule.UnknownValue(), nil
	case code == absentCode:
		return rule.AbsentValue(), nil
	case k < h.values:
		return p.dictionary(column, k)
	}
	return p.text(column, h, k-h.values)
}

func (p Pages) code(column string, h columnHead, i int) (uint32, error) {
	switch {
	case i >= h.users:
		return unknownCode, nil
	case h.width == widthNone:
		return h.same, nil
	}
	from := i / codesPage * codesPage
	e, err := p.page(partCodes+column, i/codesPage)
	if err != nil {
		return 0, err
	}
	page := e.codesPage(nil, h.width, min(codesPage, h.users-from))
	if err := e.end(); err != nil {
		return 0, err
	}
	return page[i-from], nil
}

func (p Pages) dictionary(column string, k int) (v rule.Value, err error) {
	from := k / valuesPage * valuesPage
	e, err := p.page(partValues+column, k/valuesPage)
	if err != nil {
		return v, err
	}
	for range k - from + 1 {
		v = e.value()
	}
	return v, e.err
}

func (p Pages) text(column string, h columnHead, k int) (v rule.Value, err error) {
	if k >= h.texts {
		return v, fmt.Errorf("%s: %w", column, ErrDamaged)
	}
	from := k / textsPage * textsPage
	e, err := p.page(partTexts+column, k/textsPage)
	if err != nil {
		return v, err
	}
	t := texts{others: h.others}
	e.texts(&t, min(textsPage, h.texts-from))
	if !t.sound() {
		e.fail()
	}
	if err := e.end(); err != nil {
		return v, err
	}
	return t.value(k - from), nil
}
