package directory

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"

	"personadesk/backend/ident"
)

// Names of chunks; those of a column have its name after the slash.
const (
	chunkUsers       = "users"
	chunkIDs         = "ids"
	chunkColumn      = "column/"
	chunkTeams       = "teams"
	chunkTeamsColumn = "teams/"
	chunkMembers     = "members"
	chunkMembersOf   = "members/"
)

// StoreUsers gives the users as chunks: ids first, then column by column, then the registers by which single users are found. Nothing
// larger than a chunk is held on the way.
func (d *Directory) StoreUsers(emit func(Chunk) error) error {
	names := slices.Sorted(maps.Keys(d.columns))
	p := newPen(chunkUsers, emit)
	p.uint(uint64(d.Len()))
	p.names(names)
	if err := p.end(); err != nil {
		return fmt.Errorf("writing the users: %w", err)
	}
	if err := storePages(chunkIDs, emit, d.Len(), idsPage, func(p *pen, from, to int) { p.identities(&d.ids, from, to) }); err != nil {
		return err
	}
	if err := storeColumns(emit, chunkColumn, names, d.columns); err != nil {
		return err
	}
	return d.storeRegisters(emit)
}

func (p *pen) names(names []string) {
	p.uint(uint64(len(names)))
	for _, name := range names {
		p.text(name)
	}
}

func (e *eye) names() (names []string) {
	for n := e.count(mostThings); n > 0 && e.err == nil; n-- {
		names = append(names, e.text())
	}
	return names
}

// storeColumns writes the columns of a section.
func storeColumns(emit func(Chunk) error, prefix string, names []string, columns map[string]*column) error {
	for _, name := range names {
		if err := storeColumn(emit, prefix+name, columns[name]); err != nil {
			return err
		}
	}
	return nil
}

// LoadUsers makes a directory of chunks that StoreUsers gave, in the order in which it gave them; next ends with io.EOF. Whatever is
// missing, changed or too much is ErrDamaged.
func LoadUsers(next func() (Chunk, error)) (*Directory, error) {
	chunks := &chunkReader{next: next}
	e, err := chunks.open(chunkUsers)
	if err != nil {
		return nil, err
	}
	users := e.count(math.MaxInt32)
	names := e.names()
	if err := e.end(); err != nil {
		return nil, err
	}
	d := New(0)
	ids, err := chunks.pages(chunkIDs)
	if err != nil {
		return nil, err
	}
	for from := 0; from < users && ids.err == nil; from += idsPage {
		ids.identities(&d.ids, from, min(from+idsPage, users))
	}
	if err := ids.end(); err != nil {
		return nil, err
	}
	d.ids.grow(max(64, users*3/2))
	if d.columns, err = chunks.columns(chunkColumn, names, users); err != nil {
		return nil, err
	}
	return d, errors.Join(chunks.passRegisters(users), chunks.end())
}

// StoreTeams gives what Teams says as chunks; nothing when it was not asked.
func (d *Directory) StoreTeams(emit func(Chunk) error) error {
	if d.teams == nil {
		return nil
	}
	names := slices.Sorted(maps.Keys(d.teams.columns))
	p := newPen(chunkTeams, emit)
	p.names(names)
	p.uint(uint64(len(d.teams.outside)))
	for _, c := range d.teams.outside {
		p.configuration(c)
	}
	if err := p.end(); err != nil {
		return fmt.Errorf("writing what Teams says: %w", err)
	}
	return storeColumns(emit, chunkTeamsColumn, names, d.teams.columns)
}

// LoadTeams reads what StoreTeams gave for the same users.
func (d *Directory) LoadTeams(next func() (Chunk, error)) error {
	chunks := &chunkReader{next: next}
	e, err := chunks.open(chunkTeams)
	if err != nil {
		return err
	}
	t := &teams{}
	names := e.names()
	for n := e.count(mostThings); n > 0 && e.err == nil; n-- {
		t.outside = append(t.outside, e.configuration())
	}
	if err := e.end(); err != nil {
		return err
	}
	if t.columns, err = chunks.columns(chunkTeamsColumn, names, d.Len()); err != nil {
		return err
	}
	if err := chunks.end(); err != nil {
		return err
	}
	d.teams = t
	return nil
}

// StoreMembers gives the members of groups as chunks; nothing when they were not read.
func (d *Directory) StoreMembers(emit func(Chunk) error) error {
	if d.members == nil {
		return nil
	}
	p := newPen(chunkMembers, emit)
	p.uint(uint64(len(d.members)))
	groups := d.MemberGroups()
	for _, group := range groups {
		p.text(string(group))
		p.memberHead(d.members[group])
	}
	if err := p.end(); err != nil {
		return fmt.Errorf("writing the members: %w", err)
	}
	for _, group := range groups {
		places := slices.Collect(d.members[group].set.Each())
		err := storePages(string(chunkMembersOf+group), emit, len(places), memberPage, func(p *pen, from, to int) { p.places(places[from:to]) })
		if err != nil {
			return err
		}
	}
	return nil
}

// LoadMembers reads what StoreMembers gave for the same users.
func (d *Directory) LoadMembers(next func() (Chunk, error)) error {
	chunks := &chunkReader{next: next}
	e, err := chunks.open(chunkMembers)
	if err != nil {
		return err
	}
	heads := e.memberHeads(d.Len())
	if err := e.end(); err != nil {
		return err
	}
	members := make(map[ident.ObjectID]*membership, len(heads))
	for _, h := range heads {
		e, err := chunks.pages(string(chunkMembersOf + h.group))
		if err != nil {
			return err
		}
		m := &membership{set: noUser(d.Len()), outside: h.outside}
		for left := h.known; left > 0 && e.err == nil; left -= memberPage {
			for _, i := range e.places(min(left, memberPage), d.Len()) {
				m.set = m.set.with(i, d.Len())
			}
		}
		if err := e.end(); err != nil {
			return err
		}
		members[h.group] = m
	}
	if err := chunks.end(); err != nil {
		return err
	}
	d.members = members
	return nil
}

// chunkReader takes the chunks of one name together.
type chunkReader struct {
	next  func() (Chunk, error)
	ahead *Chunk
	over  bool
}

func (r *chunkReader) peek() (*Chunk, error) {
	if r.ahead != nil || r.over {
		return r.ahead, nil
	}
	c, err := r.next()
	if errors.Is(err, io.EOF) {
		r.over = true
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading chunks: %w", err)
	}
	r.ahead = &c
	return r.ahead, nil
}

// open gives what comes next, which must have this name.
func (r *chunkReader) open(name string) (*eye, error) {
	e, err := r.pages(name)
	if err == nil && len(e.chunks) == 0 {
		e.fail()
		return nil, e.err
	}
	return e, err
}

// pages gives what comes next if it has this name; there may be nothing.
func (r *chunkReader) pages(name string) (*eye, error) {
	e := &eye{name: name}
	for {
		c, err := r.peek()
		if err != nil {
			return nil, err
		}
		if c == nil || c.Name != name {
			return e, nil
		}
		e.chunks = append(e.chunks, *c)
		r.ahead = nil
	}
}

// end says that nothing should follow.
func (r *chunkReader) end() error {
	c, err := r.peek()
	if err == nil && c != nil {
		err = fmt.Errorf("%s: %w", c.Name, ErrDamaged)
	}
	return err
}

// columns reads columns, one on each core.
func (r *chunkReader) columns(prefix string, names []string, users int) (map[string]*column, error) {
	columns := make(map[string]*column, len(names))
	var (
		lock   sync.Mutex
		failed error
		wait   sync.WaitGroup
	)
	busy := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, name := range names {
		e, err := r.columnEyes(prefix + name)
		if err != nil {
			wait.Wait()
			return nil, err
		}
		busy <- struct{}{}
		wait.Go(func() {
			c, err := e.column(users)
			lock.Lock()
			columns[name], failed = c, errors.Join(failed, err)
			lock.Unlock()
			<-busy
		})
	}
	wait.Wait()
	return columns, failed
}
