package directory

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/rule"
)

// Shelf is a directory that stays on the disk: single users are found in it and taken out, each for what that user costs and what
// changed since the columns were written.
type Shelf struct {
	users, teams, members Pages // the last two nil when they were not read

	names, teamsNames []string
	registers         []registerHead
	groups            map[ident.ObjectID]memberHead
	changes           changes

	registerPages map[[2]int][]registered // that were looked at, by register and page: patches ask for the same ones again and again
	idPages       map[int]identities
}

// OpenShelf opens a directory on the disk: the pages of its users, of what Teams says and of the members, the last two nil when they
// were not read, and the patches over the users.
func OpenShelf(users, teams, members Pages, patches iter.Seq2[Chunk, error]) (*Shelf, error) {
	s := &Shelf{users: users, teams: teams, members: members, registerPages: map[[2]int][]registered{}, idPages: map[int]identities{}}
	e, err := users.open(chunkUsers)
	if err != nil {
		return nil, err
	}
	count := e.count(math.MaxInt32)
	s.names = e.names()
	if e.err != nil {
		return nil, e.err
	}
	if e, err = users.open(chunkRegisters); err != nil {
		return nil, err
	}
	if s.registers = e.registerHeads(count); e.err != nil {
		return nil, e.err
	}
	if teams != nil {
		if e, err = teams.open(chunkTeams); err != nil {
			return nil, err
		}
		if s.teamsNames = e.names(); e.err != nil {
			return nil, e.err
		}
	}
	if err := s.openMembers(); err != nil {
		return nil, err
	}
	s.changes = newChanges(count)
	for c, err := range patches {
		if err != nil {
			return nil, err
		}
		if err := s.patch(c); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *Shelf) openMembers() error {
	if s.members == nil {
		return nil
	}
	e, err := s.members.open(chunkMembers)
	if err != nil {
		return err
	}
	s.groups = map[ident.ObjectID]memberHead{}
	for _, h := range e.memberHeads(math.MaxInt32) {
		s.groups[h.group] = h
	}
	return e.err
}

// Len is the number of users.
func (s *Shelf) Len() int { return s.changes.users }

// Find finds a user by object id or user principal name.
func (s *Shelf) Find(idOrName string) (int, bool, error) {
	for _, register := range []int{byID, byUPN} {
		for i, err := range s.called(register, idOrName) {
			return i, err == nil, err
		}
	}
	return 0, false, nil
}

// Named goes over the users whose display name is a text, letter case aside.
func (s *Shelf) Named(text string) iter.Seq2[int, error] { return s.called(byName, text) }

// called goes over the users who are called by a text: those whom the columns call so and nothing since otherwise, and those who are
// called so since.
func (s *Shelf) called(register int, text string) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		if text == "" {
			return
		}
		for who := range s.changes.objects {
			if said, mentioned := s.changes.calls(who, register); mentioned && strings.EqualFold(said, text) && !yield(s.changes.placeOf(who), nil) {
				return
			}
		}
		for who, err := range s.registered(register, text) {
			if err != nil {
				yield(0, err)
				return
			}
			place := s.changes.placeOf(who)
			if _, mentioned := s.changes.calls(who, register); mentioned || place < 0 {
				continue
			}
			if !yield(place, nil) {
				return
			}
		}
	}
}

// registered goes over those whom the columns call by a text.
func (s *Shelf) registered(register int, text string) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		head, hash := s.registers[register], hashOf(text)
		from, to := head.pagesWith(hash)
		for page := from; page < to; page++ {
			list, err := s.registerPage(register, page)
			if err != nil {
				yield(0, err)
				return
			}
			for _, r := range list {
				if r.hash != hash {
					continue
				}
				said, err := s.columnsCall(register, r.place)
				if (err != nil || strings.EqualFold(said, text)) && !yield(r.place, err) {
					return
				}
			}
		}
	}
}

// columnsCall is what the columns call a user by.
func (s *Shelf) columnsCall(register, base int) (string, error) {
	if register == byID {
		return s.id(base)
	}
	v, err := s.users.value(chunkColumn+calledIn[register], s.changes.base, base)
	return v.Text(), err
}

// calledIn are the properties behind the registers.
var calledIn = []string{byID: "id", byUPN: "userPrincipalName", byName: "displayName"}

// id is the object id of a user in the columns, as it was read.
func (s *Shelf) id(base int) (string, error) {
	page := base / idsPage
	ids, known := s.idPages[page]
	if !known {
		e, err := s.users.page(chunkIDs, page)
		if err != nil {
			return "", err
		}
		ids = newIdentities(idsPage)
		e.identities(&ids, 0, min(idsPage, s.changes.base-page*idsPage))
		if err := e.end(); err != nil {
			return "", err
		}
		s.idPages[page] = ids
	}
	return ids.text(base - page*idsPage), nil
}

// registerPage is one page of a register.
func (s *Shelf) registerPage(register, page int) ([]registered, error) {
	at := [2]int{register, page}
	if list, known := s.registerPages[at]; known {
		return list, nil
	}
	e, err := s.users.page(chunkRegister+registerNames[register], page)
	if err != nil {
		return nil, err
	}
	list := e.registered(s.registers[register].length(page), s.changes.base)
	if err := e.end(); err != nil {
		return nil, err
	}
	s.registerPages[at] = list
	return list, nil
}

// Take lays one user out as a directory of its own, which says of that user what the whole one says; of groups it knows those asked for.
func (s *Shelf) Take(i int, groups ...ident.ObjectID) (*Directory, error) {
	if i < 0 || i >= s.Len() {
		return nil, fmt.Errorf("there is no user at place %d of %d", i, s.Len())
	}
	d, who := New(1), s.changes.whoAt(i)
	if who < s.changes.base {
		id, err := s.id(who)
		if err != nil {
			return nil, err
		}
		d.ids.add(id)
		if err := s.users.row(chunkColumn, s.names, s.changes.base, who, func(name string, v rule.Value) {
			c := d.open(name)
			c.set(0, c.code(0, v))
		}); err != nil {
			return nil, err
		}
	}
	if err := d.Apply(s.changes.objects[who]); err != nil {
		return nil, err
	}
	if s.teams != nil {
		d.BeginTeams()
		if err := s.teams.row(chunkTeamsColumn, s.teamsNames, s.Len(), i, func(name string, v rule.Value) { d.teams.put(0, name, v) }); err != nil {
			return nil, err
		}
	}
	return d, s.takeMembers(d, i, groups)
}

func (s *Shelf) takeMembers(d *Directory, i int, groups []ident.ObjectID) error {
	if s.members == nil {
		return nil
	}
	d.BeginMembers()
	for _, group := range groups {
		h, read := s.groups[group]
		if !read {
			continue
		}
		m := &membership{set: noUser(1), outside: h.outside}
		d.members[h.group] = m
		page, could := h.page(i)
		if !could {
			continue
		}
		e, err := s.members.page(string(chunkMembersOf+h.group), page)
		if err != nil {
			return err
		}
		list := e.places(min(memberPage, h.known-page*memberPage), s.Len())
		if err := e.end(); err != nil {
			return err
		}
		if _, in := slices.BinarySearch(list, i); in {
			m.set = m.set.with(0, 1)
		}
	}
	return nil
}
