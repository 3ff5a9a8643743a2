package engine

import (
	"errors"
	"fmt"
	"personadesk/backend/text"
	"slices"
	"sync"
	"testing"
)

// heldJournal writes nothing until it is let go, so that notes come together behind the one that is being written.
func heldJournal(fails error) (j *journal, written *[][]mark, begun, letGo chan struct{}) {
	written, begun, letGo = &[][]mark{}, make(chan struct{}, 100), make(chan struct{})
	j = &journal{write: func(marks []mark) error {
		begun <- struct{}{}
		<-letGo
		*written = append(*written, marks)
		return fails
	}}
	return j, written, begun, letGo
}

func TestWhatIsNotedAtTheSameTimeIsOneTransaction(t *testing.T) {
	j, written, begun, letGo := heldJournal(nil)
	var all sync.WaitGroup
	note := func(names ...string) {
		marks := make([]mark, len(names))
		for i, name := range names {
			marks[i] = mark{says: text.Literal(name)}
		}
		all.Go(func() {
			if err := j.note(marks); err != nil {
				t.Error(err)
			}
		})
	}
	note("first")
	<-begun
	for i := range 10 {
		note(fmt.Sprint("a", i), fmt.Sprint("b", i))
	}
	for waiting := 0; waiting < 10; {
		j.mutex.Lock()
		waiting = len(j.pending)
		j.mutex.Unlock()
	}
	close(letGo)
	all.Wait()
	if len(*written) != 2 || len((*written)[0]) != 1 || len((*written)[1]) != 20 {
		t.Fatalf("%d transactions: %v", len(*written), *written)
	}
	for i := range 10 { // what one hands in stays together
		at := slices.IndexFunc((*written)[1], func(m mark) bool { return m.says.Equal(text.Literal(fmt.Sprint("a", i))) })
		if !(*written)[1][at+1].says.Equal(text.Literal(fmt.Sprint("b", i))) {
			t.Errorf("after a%d comes %s", i, text.English().Print((*written)[1][at+1].says))
		}
	}
	if j.busy || j.pending != nil {
		t.Error("the journal still waits for somebody")
	}
}

func TestWhoseNoteIsNotWrittenIsTold(t *testing.T) {
	full := errors.New("the disk is full")
	j, _, begun, letGo := heldJournal(full)
	var all sync.WaitGroup
	failed := make(chan error, 5)
	all.Go(func() { failed <- j.note([]mark{{}}) })
	<-begun
	for range 4 {
		all.Go(func() { failed <- j.note([]mark{{}}) })
	}
	close(letGo)
	all.Wait()
	for range 5 {
		if err := <-failed; !errors.Is(err, full) {
			t.Errorf("got %v", err)
		}
	}
}
