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
)

// Names of chunks; those of a column have its name after the slash.
const (
	chunkUsers       = "users"
	chunkColumn      = "column/"
	chunkTeams       = "teams"
	chunkTeamsColumn = "teams/"
	chunkMembers     = "members"
)

// StoreUsers gives the users as chunks: ids first, then column by column. Nothing larger than a chunk is held on the way.
func (d *Directory) StoreUsers(emit func(Chunk) error) error {
	names := slices.Sorted(maps.Keys(d.columns))
	p := newPen(chunkUsers, emit)
	p.uint(uint64(d.Len()))
	p.names(names)
	p.identities(&d.ids)
	return storeColumns(p, chunkColumn, names, d.columns)
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

// storeColumns ends the head of a section and writes its columns.
func storeColumns(head *pen, prefix string, names []string, columns map[string]*column) error {
	if err := head.end(); err != nil {
		return fmt.Errorf("writing %s: %w", head.name, err)
	}
	for _, name := range names {
		p := newPen(prefix+name, head.emit)
		p.column(columns[name])
		if err := p.end(); err != nil {
			return fmt.Errorf("writing %s: %w", p.name, err)
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
	d := New(0)
	e.identities(&d.ids, users)
	if err := e.end(); err != nil {
		return nil, err
	}
	d.columns, err = chunks.columns(chunkColumn, names, users)
	return d, err
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
	return storeColumns(p, chunkTeamsColumn, names, d.teams.columns)
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
	for _, group := range d.MemberGroups() {
		p.text(group)
		p.membership(d.members[group])
	}
	if err := p.end(); err != nil {
		return fmt.Errorf("writing the members: %w", err)
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
	members := map[string]*membership{}
	for n := e.count(mostThings); n > 0 && e.err == nil; n-- {
		group := e.text()
		members[group] = e.membership(d.Len())
	}
	if err := errors.Join(e.end(), chunks.end()); err != nil {
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
	e := &eye{name: name}
	for {
		c, err := r.peek()
		if err != nil {
			return nil, err
		}
		if c == nil || c.Name != name {
			break
		}
		e.chunks = append(e.chunks, *c)
		r.ahead = nil
	}
	if len(e.chunks) == 0 {
		e.fail()
		return nil, e.err
	}
	return e, nil
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
		e, err := r.open(prefix + name)
		if err != nil {
			wait.Wait()
			return nil, err
		}
		busy <- struct{}{}
		wait.Go(func() {
			c := e.column(users)
			err := e.end()
			lock.Lock()
			columns[name], failed = c, errors.Join(failed, err)
			lock.Unlock()
			<-busy
		})
	}
	wait.Wait()
	return columns, errors.Join(failed, r.end())
}
