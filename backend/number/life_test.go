package number

import (
	"errors"
	"testing"
	"time"

	"personadesk/backend/problem"
)

func TestLife(t *testing.T) {
	reserve := func(n Number) (Number, error) { return Reserve(n, "ann", "starts Monday", now.Add(time.Hour), now) }
	assign := func(n Number) (Number, error) { return Assign(n, "ann", now) }
	rest := func(n Number) (Number, error) { return Quarantine(n, "left", now.Add(Rest), now) }
	release := func(n Number) (Number, error) { return Release(n, now) }
	for name, c := range map[string]struct {
		from Number
		do   func(Number) (Number, error)
		to   State
		code string
	}{
		"reserve a free one":              {Number{State: Free}, reserve, Reserved, ""},
		"reserve again for the same":      {Number{State: Reserved, Holder: "ann"}, reserve, Reserved, ""},
		"reserve another's":               {Number{State: Reserved, Holder: "ben"}, reserve, "", "NUMBER_RESERVED"},
		"reserve what ran out":            {Number{State: Reserved, Holder: "ben", Until: now}, reserve, Reserved, ""},
		"reserve an assigned one":         {Number{State: Assigned, Holder: "ben"}, reserve, "", "NUMBER_STATE"},
		"reserve a resting one":           {Number{State: Quarantined}, reserve, "", "NUMBER_STATE"},
		"reserve an unknown one":          {Number{State: Unknown}, reserve, "", "NUMBER_STATE"},
		"reserve a queue's":               {Number{State: Service}, reserve, "", "NUMBER_STATE"},
		"assign a free one":               {Number{State: Free}, assign, Assigned, ""},
		"assign what is reserved for her": {Number{State: Reserved, Holder: "ann"}, assign, Assigned, ""},
		"assign another's reservation":    {Number{State: Reserved, Holder: "ben"}, assign, "", "NUMBER_RESERVED"},
		"assign an assigned one":          {Number{State: Assigned, Holder: "ben"}, assign, "", "NUMBER_STATE"},
		"assign to nobody":                {Number{State: Free}, func(n Number) (Number, error) { return Assign(n, "", now) }, "", "NUMBER_HOLDER"},
		"let an assigned one rest":        {Number{State: Assigned, Holder: "ben"}, rest, Quarantined, ""},
		"let a reserved one rest":         {Number{State: Reserved}, rest, "", "NUMBER_STATE"},
		"rest until yesterday":            {Number{State: Assigned}, func(n Number) (Number, error) { return Quarantine(n, "", now.Add(-time.Hour), now) }, "", "NUMBER_UNTIL"},
		"release a resting one":           {Number{State: Quarantined}, release, Free, ""},
		"release a reservation":           {Number{State: Reserved, Holder: "ben"}, release, Free, ""},
		"release an assigned one":         {Number{State: Assigned, Holder: "ben"}, release, "", "NUMBER_STATE"},
		"release a free one":              {Number{State: Free}, release, "", "NUMBER_STATE"},
		"before its last move":            {Number{State: Free, Since: now.Add(time.Hour)}, assign, "", "NUMBER_TIME"},
	} {
		t.Run(name, func(t *testing.T) {
			c.from.Telephone = "+441614960001"
			got, err := c.do(c.from)
			if c.code == "" {
				if err != nil || got.State != c.to {
					t.Fatalf("got %+v, %v", got, err)
				}
				return
			}
			var p *problem.Problem
			if !errors.As(err, &p) || p.Code != c.code || p.Hint == "" {
				t.Errorf("got %v, want %s", err, c.code)
			}
			if got != c.from {
				t.Error("a refused move changed the number")
			}
		})
	}
}

func TestReleasedReservationCountsAsNeverUsed(t *testing.T) {
	n, err := Release(Number{Telephone: "+441614960001", State: Reserved, Since: now.Add(-time.Hour), Holder: "ben", Note: "x"}, now)
	if err != nil || !n.Since.IsZero() || n.Holder != "" || n.Note != "" {
		t.Errorf("%+v %v", n, err)
	}
}
