package dotnet

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// What .NET 10 says of each UTF-16 unit, as asked of it: categories.tsv has runs of one general category, blocks.tsv the other
// names of \p{...} with their runs, case.tsv a line for each group of units that are equal without case (invariant culture).
var (
	//go:embed data/categories.tsv
	categoryRows string
	//go:embed data/blocks.tsv
	blockRows string
	//go:embed data/case.tsv
	caseRows string
)

type tables struct {
	properties         map[string]*set // by the name in \p{...}
	word, digit, space *set
	equal              map[uint16][]uint16 // all units that are equal without case, itself among them; none for those with no other
}

var table = sync.OnceValue(func() *tables {
	t := &tables{properties: map[string]*set{}, equal: map[uint16][]uint16{}}
	property := func(name string) *set {
		s := t.properties[name]
		if s == nil {
			s = &set{}
			t.properties[name] = s
		}
		return s
	}
	for line := range strings.Lines(categoryRows) {
		f := strings.Fields(line)
		property(f[2]).addRange(unit(f[0]), unit(f[1]))
		property(f[2][:1]).addRange(unit(f[0]), unit(f[1]))
	}
	for line := range strings.Lines(blockRows) {
		f := strings.Fields(line)
		for run := range strings.SplitSeq(f[1], ",") {
			first, last, _ := strings.Cut(run, "-")
			property(f[0]).addRange(unit(first), unit(last))
		}
	}
	for line := range strings.Lines(caseRows) {
		var class []uint16
		for f := range strings.FieldsSeq(line) {
			class = append(class, unit(f))
		}
		for _, c := range class {
			t.equal[c] = class
		}
	}
	t.digit, t.word, t.space = property("Nd"), &set{}, &set{}
	for _, name := range []string{"L", "Mn", "Nd", "Pc"} {
		t.word.union(property(name))
	}
	t.space.union(property("Z"))
	t.space.addRange('\t', '\r')
	t.space.add(0x85)
	return t
})

// unit reads a hexadecimal unit of the embedded tables.
func unit(text string) uint16 {
	n, err := strconv.ParseUint(text, 16, 16)
	if err != nil {
		panic("backend/phone/dotnet/data: " + err.Error())
	}
	return uint16(n)
}

// isWord says whether a unit may stand in a name of a group, and whether \b takes it for a part of a word.
func isWord(c uint16) bool { return table().word.has(c) || c == 0x200c || c == 0x200d }

// ignoringCase adds to s what is equal without case to something in it.
func ignoringCase(s *set) {
	for c, class := range table().equal {
		if s.has(c) {
			for _, other := range class {
				s.add(other)
			}
		}
	}
}
