package desk

import (
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// TestNoTickAgainstWhatWasSaid makes a contradiction of each kind and takes it away again.
func TestNoTickAgainstWhatWasSaid(t *testing.T) {
	everybody := func(id string, layer persona.Layer, queues ...string) persona.Persona {
		return persona.Persona{ID: id, Name: id, Layer: layer, Rule: `(user.department -eq "Sales")`, Queues: queues}
	}
	three, one := 3, 1
	for name, c := range map[string]struct {
		callers *int
		queues  []string
		answers []string
		unread  bool
		want    string
	}{
		"nothing against it":                           {&one, nil, nil, false, "done"},
		"more callers than are reached":                {&three, nil, nil, false, "problem"},
		"a queue that nobody answers":                  {&one, []string{"Front"}, nil, false, "problem"},
		"a queue that a persona answers, not made yet": {&one, []string{"Front"}, []string{"Front"}, false, "stop"},
		"nobody can tell whom they reach":              {&one, nil, nil, true, "progress"},
	} {
		t.Run(name, func(t *testing.T) {
			d, wb := emptyDesk(t)
			must(t, wb.SaveDepartment(t.Context(), workshop.Department{ID: "sales", Name: "Sales", People: 5}))
			must(t, wb.SaveInterview(t.Context(), workshop.Interview{DepartmentID: "sales", Queues: c.queues}))
			must(t, wb.SaveAnswer(t.Context(), workshop.Answer{DepartmentID: "sales", QuestionID: needCallers, Count: c.callers}))
			must(t, wb.SavePersona(t.Context(), everybody("base", persona.Baseline)))
			must(t, wb.SavePersona(t.Context(), everybody("call", persona.Calling, c.answers...)))
			if !c.unread {
				must(t, wb.SaveReading(t.Context(), users(t, "Ada", "Bob")))
			}
			v, err := d.standPersonas(t.Context())
			seen, errSeen := d.Reconcile(t.Context())
			if err != nil || errSeen != nil || v.State != c.want || v.Figures["open"] != seen.Open() {
				t.Errorf("%+v, %+v, %v, %v", v, seen, err, errSeen)
			}
			if open := c.want == "problem"; open != (seen.Open() > 0) {
				t.Errorf("%+v", seen)
			}
		})
	}
}

func emptyDesk(t *testing.T) (*Desk, *workbook.Workbook) {
	t.Helper()
	wb, err := workbook.Create(t.TempDir()+"/empty"+workbook.Extension, workbook.Options{Actor: "Tess Tester"})
	must(t, err)
	d := New(wb, Options{})
	t.Cleanup(func() {
		d.Close()
		must(t, wb.Close())
	})
	return d, wb
}
