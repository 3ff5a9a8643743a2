package workbook

import (
	"context"
	"strings"
	"testing"

	"personadesk/backend/audit"
)

func TestAHeadIsReadAsItIsWritten(t *testing.T) {
	h := Head{12, strings.Repeat("0f", 32)}
	if read, err := ReadHead(" " + h.String() + "\n"); err != nil || read != h {
		t.Errorf("%v, %v", read, err)
	}
	for _, wrong := range []string{"", "12", h.Hash, "0:" + h.Hash, "x:" + h.Hash, "12:" + h.Hash[1:], "12:" + strings.ToUpper(h.Hash)} {
		if _, err := ReadHead(wrong); err == nil {
			t.Errorf("%q is taken for a head", wrong)
		}
	}
	if none := (Head{}).String(); none != "" {
		t.Errorf("no head is written %q", none)
	}
}

// Whoever seals a new chain after cutting or changing the record makes one that is whole; only a head that was kept elsewhere tells.
func TestAHeadThatWasKeptFindsWhatAWholeChainHides(t *testing.T) {
	resealed := func(t *testing.T, change func(list []audit.Entry) []audit.Entry) HeadState {
		path := lived(t)
		w, err := Open(path, Options{})
		must(t, err)
		kept, err := w.Head(ctx)
		must(t, err)
		list := []audit.Entry{}
		for e, err := range w.AuditAll(ctx) {
			must(t, err)
			list = append(list, e)
		}
		content := list[len(list)-1].Content
		list = change(list)
		_, err = w.writer.ExecContext(ctx, "DELETE FROM audit; DELETE FROM audit_about")
		must(t, err)
		must(t, w.write(ctx, func(_ context.Context, s *session) error {
			s.last = audit.Entry{}
			for i, e := range list {
				if e.Content = ""; i == len(list)-1 {
					e.Content = content
				}
				s.due = &e
				if err := s.writeDue(); err != nil {
					return err
				}
			}
			return nil
		}))
		must(t, w.AuditVerify(ctx))
		state, err := w.CompareHead(ctx, kept)
		must(t, err)
		must(t, w.Close())
		return state
	}
	for name, c := range map[string]struct {
		change func(list []audit.Entry) []audit.Entry
		want   HeadState
	}{
		"the end cut off": {func(list []audit.Entry) []audit.Entry { return list[:len(list)-2] }, HeadCut},
		"all cut off":     {func(list []audit.Entry) []audit.Entry { return list[:1] }, HeadCut},
		"one changed":     {func(list []audit.Entry) []audit.Entry { list[3].By = "eve"; return list }, HeadRewritten},
	} {
		t.Run(name, func(t *testing.T) {
			if got := resealed(t, c.change); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	t.Run("nothing", func(t *testing.T) {
		w := create(t)
		must(t, w.SetCustomer(ctx, Customer{Name: "A"}))
		kept, err := w.Head(ctx)
		must(t, err)
		must(t, w.SetCustomer(ctx, Customer{Name: "B"}))
		if got, err := w.CompareHead(ctx, kept); err != nil || got != HeadMatches {
			t.Errorf("%s, %v", got, err)
		}
	})
}
