package directory

import (
	"encoding/json"
	"fmt"

	"personadesk/backend/ident"
)

// changes is what patches did to the users of the columns: who is new, who is gone, who therefore stands at another place, and what is
// said of somebody since. Whoever stands in the columns is counted by that place, and who is new goes on from there.
type changes struct {
	base, users int // in the columns, and now

	at    map[int]int // place -> who stands there, where it is another than in the columns
	place map[int]int // and the way back; -1 for who is gone

	fresh   map[string]int                       // new users by id in lower case
	joined  int                                  // how many ever were new
	objects map[int][]map[string]json.RawMessage // as they came
}

func newChanges(users int) changes {
	return changes{base: users, users: users, at: map[int]int{}, place: map[int]int{}, fresh: map[string]int{}, objects: map[int][]map[string]json.RawMessage{}}
}

func (c *changes) whoAt(place int) int {
	if who, moved := c.at[place]; moved {
		return who
	}
	return place
}

func (c *changes) placeOf(who int) int {
	if place, moved := c.place[who]; moved {
		return place
	}
	return who
}

func (c *changes) put(who, place int) { c.at[place], c.place[who] = who, place }

// join takes somebody new in, at the end.
func (c *changes) join(id string) (who int) {
	who = c.base + c.joined
	c.joined++
	c.put(who, c.users)
	c.fresh[string(ident.Object(id))] = who
	c.users++
	return who
}

// leave takes somebody out; the last one moves into the gap, as in Directory.Remove.
func (c *changes) leave(who int, id string) {
	gap, last := c.placeOf(who), c.users-1
	if gap != last {
		c.put(c.whoAt(last), gap)
	}
	delete(c.at, last)
	c.place[who] = -1
	c.users = last
	delete(c.fresh, string(ident.Object(id)))
	delete(c.objects, who)
}

// calls is what somebody is called since the columns were written; mentioned is false when nobody said.
func (c *changes) calls(who, register int) (text string, mentioned bool) {
	for _, object := range c.objects[who] {
		raw, has := object[calledIn[register]]
		if !has {
			continue
		}
		text, mentioned = "", true
		if json.Unmarshal(raw, &text) != nil {
			text = "" // no text, so nobody is called by it
		}
	}
	return text, mentioned
}

// patch takes in a page that PackPatch kept, as LoadPatch does.
func (s *Shelf) patch(c Chunk) error {
	body, err := c.Unpack(nil)
	if err != nil {
		return err
	}
	var page []map[string]json.RawMessage
	if err := json.Unmarshal(body, &page); err != nil {
		return fmt.Errorf("chunk %d of %s: %w: %w", c.Number, c.Name, ErrDamaged, err)
	}
	for _, object := range page {
		var id string
		if err := json.Unmarshal(object["id"], &id); err != nil || id == "" {
			return fmt.Errorf("chunk %d of %s: %w", c.Number, c.Name, ErrDamaged)
		}
		who, known, err := s.who(id)
		if err != nil {
			return err
		}
		if _, removed := object[removedMark]; removed {
			if known {
				s.changes.leave(who, id)
			}
			continue
		}
		if !known {
			who = s.changes.join(id)
		}
		s.changes.objects[who] = append(s.changes.objects[who], object)
	}
	return nil
}

// who finds somebody who is there, by object id.
func (s *Shelf) who(id string) (who int, known bool, err error) {
	if who, known := s.changes.fresh[string(ident.Object(id))]; known {
		return who, true, nil
	}
	for who, err := range s.registered(byID, id) {
		if err != nil {
			return 0, false, err
		}
		if s.changes.placeOf(who) >= 0 {
			return who, true, nil
		}
	}
	return 0, false, nil
}
