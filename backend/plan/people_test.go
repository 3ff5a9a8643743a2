package plan

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"unsafe"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// crowd is a directory whose users were read in an order that is not that of their ids.
func crowd(t *testing.T, users int) *directory.Directory {
	t.Helper()
	list := make([]tenant.RawUser, users)
	for i := range list {
		text, err := json.Marshal(fmt.Sprintf("00000000-0000-4000-8000-%012x", (i*7919+13)%100_003))
		if err != nil {
			t.Fatal(err)
		}
		list[i] = tenant.RawUser{"id": text}
	}
	d := directory.New(users)
	if err := d.Apply(list); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheUsersOfAChangeAreListedInOrder(t *testing.T) {
	d := crowd(t, 1000)
	p := newPeople(d)
	for name, every := range map[string]int{"everybody": 1, "every third": 3, "a few": 200, "one": 1000} {
		t.Run(name, func(t *testing.T) {
			who := newMarks(d.Len())
			var want []ident.ObjectID
			for i := 0; i < d.Len(); i += every {
				who.add(i)
				want = append(want, d.ID(i))
			}
			slices.Sort(want)
			if got := p.of(who); !slices.Equal(got, want) {
				t.Errorf("%d users are listed as %v, not as %v", len(want), got, want)
			}
		})
	}
	if nobody := p.of(newMarks(d.Len())); nobody != nil {
		t.Errorf("nobody is listed as %v", nobody)
	}
}

func TestTheSameUsersAreListedOnce(t *testing.T) {
	d := crowd(t, 500)
	p := newPeople(d)
	marked := func(every int) marks {
		who := newMarks(d.Len())
		for i := 0; i < d.Len(); i += every {
			who.add(i)
		}
		return who
	}
	first, again, others := p.of(marked(2)), p.of(marked(2)), p.of(marked(3))
	if unsafe.SliceData(first) != unsafe.SliceData(again) {
		t.Error("two changes of the same users have a list each")
	}
	if unsafe.SliceData(first) == unsafe.SliceData(others) || slices.Equal(first, others) {
		t.Error("two changes of different users share a list")
	}
}
