package cli

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personadesk/app/service"
	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/persona"
	"personadesk/backend/persona/library"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

// withoutRule are the doors through which a persona comes that nobody gave a rule. Each gives its id.
var withoutRule = map[string]func(h *house) string{
	"the page, as new": func(h *house) string {
		id, err := h.personas().Create("department", "New")
		h.must(err)
		h.must(h.personas().Save(giving(persona.Persona{ID: id, Name: "New", Layer: persona.Department})))
		return id
	},
	"the page, whose rule goes": func(h *house) string {
		h.must((&service.Targeting{Session: h.at()}).Keep(ruled, " "))
		return ruled
	},
	"the page, whose conditions go": func(h *house) string {
		p := h.design().Personas[0]
		p.Rule, p.Conditions = "", []persona.Condition{{Property: "country", Operator: "eq", Values: []string{"United Kingdom"}}}
		h.must(h.personas().Save(p))
		p.Conditions = []persona.Condition{}
		h.must(h.personas().Save(p))
		return ruled
	},
	"the page, of which only the state of accounts is said": func(h *house) string {
		p := h.design().Personas[0]
		p.Rule, p.Conditions = "", []persona.Condition{{Property: "accountEnabled", Operator: "eq", Values: []string{"true"}}}
		h.must(h.personas().Save(p))
		return ruled
	},
	"the library": func(h *house) string {
		id, err := h.personas().Begin(library.Starts()[0].ID, "Begun", "GB")
		h.must(err)
		return id
	},
	"a duplicate": func(h *house) string {
		id, err := h.personas().Duplicate(ruled, "Twin")
		h.must(err)
		return id
	},
	"another name": func(h *house) string {
		h.must((&service.Targeting{Session: h.at()}).Keep(ruled, ""))
		p := h.design().Personas[0]
		p.Name = "Renamed"
		h.must(h.personas().Save(p))
		return ruled
	},
	"one step back": func(h *house) string {
		id, err := h.personas().Create("department", "New")
		h.must(err)
		h.must((&service.Targeting{Session: h.at()}).Keep(id, persona.Everybody))
		_, err = (&service.Shell{Session: h.at()}).Undo()
		h.must(err)
		return id
	},
	"interview answers": func(h *house) string {
		s := &service.Workshop{Session: h.at()}
		h.must(s.AddQueue("hr", "Help"))
		_, err := (&service.Queues{Session: h.at()}).Heard()
		h.must(err)
		id, err := h.personas().Create("department", "Heard")
		h.must(err)
		h.must(h.personas().Save(giving(persona.Persona{ID: id, Name: "Heard", Layer: persona.Department, Department: "hr", Queues: []string{"Help"}})))
		return id
	},
	"the command line, a design": func(h *house) string {
		h.imports(`{"format":"personadesk.design","version":1,"personas":[{"id":"a","name":"A","layer":"baseline","licences":["7e31c0d9-9551-471d-836f-32ee72be4a01"]}]}`)
		return "a"
	},
	"the command line, a design without conditions": func(h *house) string {
		h.imports(`{"format":"personadesk.design","version":1,"personas":[{"id":"ruled","name":"Ruled","layer":"department","conditions":[],"rule":""}]}`)
		return ruled
	},
	"the command line, names by a convention": func(h *house) string {
		h.must((&service.Targeting{Session: h.at()}).Keep(ruled, ""))
		if got, said := h.command("", "names", "apply", h.file, "--like", persona.Conventions()[0].ID, "--yes"); got != exitDone {
			h.t.Fatal(said)
		}
		return ruled
	},
	"a spreadsheet": func(h *house) string {
		file := h.spreadsheet("Personas", 5, map[string]string{"Persona name": "Sheet", "Layer": "Baseline"})
		if got, said := h.command("", "import", h.file, file, "--yes"); got != exitDone {
			h.t.Fatal(said)
		}
		return "sheet"
	},
	"numbers from a CSV, for a persona that gives them": func(h *house) string {
		h.imports(`{"format":"personadesk.design","version":1,"ranges":[{"id":"r","name":"R","type":"directRouting","country":"GB","first":"+441612300700","last":"+441612300799"}],
			"personas":[{"id":"a","name":"A","layer":"baseline","number":{"kind":"nextFree","ranges":["r"]}}]}`)
		if got, said := h.command("telephone,note\n+441612300701,first\n", "numbers", "import", h.file, "-", "--yes"); got != exitDone {
			h.t.Fatal(said)
		}
		return "a"
	},
	"the twin of a group that was taken over": func(h *house) string {
		h.takesOver()
		id, err := h.personas().Duplicate(h.design().Personas[0].ID, "Twin")
		h.must(err)
		return id
	},
}

// imports takes a design over by the command line.
func (h *house) imports(design string) {
	h.t.Helper()
	if got, said := h.command(design, "design", "import", h.file, "-", "--yes"); got != exitDone {
		h.t.Fatal(said)
	}
}

// takesOver makes a persona of the group of the one that stands here, which the tenant has and the design has no longer.
func (h *house) takesOver() {
	h.t.Helper()
	if got, said := h.command("", "apply", h.file, "--yes"); got != exitDone {
		h.t.Fatal(said)
	}
	h.must(h.book().DeletePersona(h.t.Context(), ruled))
	h.must(h.personas().TakeOver([]string{persona.GroupKey(persona.Persona{ID: ruled})}))
}

func TestAPersonaWithoutARuleReachesNobodyByWhicheverDoorItCame(t *testing.T) {
	folder := newHouse(t)
	for door, through := range withoutRule {
		t.Run(door, func(t *testing.T) {
			t.Parallel()
			h := enter(t, folder)
			nobody(h, through(h))
		})
	}
}

// nobody demands of every answer that a persona reaches nobody.
func nobody(h *house, id string) {
	h.t.Helper()
	t := h.t
	at := slices.IndexFunc(h.design().Personas, func(p persona.Persona) bool { return p.ID == id })
	if at < 0 {
		t.Fatalf("there is no persona %q", id)
	}
	p := h.design().Personas[at]
	onTheScreens(h, p)

	_, err := (&service.Plan{Session: h.at()}).Make()
	h.must(err)
	made, err := h.d.MakePlan(t.Context())
	h.must(err)
	for _, c := range made.Changes {
		if c.PersonaID == id {
			t.Errorf("the plan: %s", c.ID)
		}
	}
	if slices.ContainsFunc(made.Targeted, func(x plan.Targeted) bool { return x.PersonaID == id && len(x.Users) > 0 }) {
		t.Error("the plan counts users of it")
	}
	if slices.ContainsFunc(made.Problems, func(found problem.Problem) bool { return found.Code == "PLAN_GROUP_RULELESS" }) {
		t.Errorf("the plan stops for a group that is not its own: %v", made.Problems)
	}
	if _, said := h.command("", "check", h.file, "-o", "json"); !strings.Contains(said, `"RULE_EMPTY"`) {
		t.Errorf("check says nothing of it: %s", said)
	}
	inDocuments(h, p)
	inTheDirectory(h, id)
}

func onTheScreens(h *house, p persona.Persona) {
	h.t.Helper()
	detail, err := h.personas().Detail(p.ID)
	h.must(err)
	people, err := h.personas().People(p.ID, 0, 10)
	h.must(err)
	if detail.Card.Users != 0 || detail.Card.Unknown != 0 || people.Total != 0 {
		h.t.Errorf("its card: %d users, %d unknown, %d people", detail.Card.Users, detail.Card.Unknown, people.Total)
	}
	rules, err := (&service.Targeting{Session: h.at()}).Rules()
	h.must(err)
	for _, r := range rules.Rules {
		if r.PersonaID == p.ID && (r.Users != 0 || r.State != "empty") {
			h.t.Errorf("the rules: %d users, %s", r.Users, r.State)
		}
	}
	overlaps, err := service.CoverageOf(h.at()).Overlaps()
	h.must(err)
	for _, r := range overlaps.Personas {
		if r.PersonaID == p.ID && r.Users+r.Wins+r.Unknown+r.Assumed > 0 {
			h.t.Errorf("overlaps: %+v", r)
		}
	}
}

func inDocuments(h *house, p persona.Persona) {
	h.t.Helper()
	folder := h.t.TempDir()
	for _, id := range []string{desk.SpreadsheetID, desk.ScriptsID, desk.ReportID} {
		_, _, err := h.d.WriteDocument(h.t.Context(), id, folder)
		h.must(err)
	}
	h.must(fs.WalkDir(os.DirFS(folder), "scripts", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".ps1") {
			return err
		}
		body, err := os.ReadFile(filepath.Join(folder, path))
		if strings.Contains(string(body), persona.GroupKey(p)) {
			h.t.Errorf("%s makes or fills its group", path)
		}
		return err
	}))
	preview, err := (&service.Documents{Session: h.at()}).Preview(desk.SpreadsheetID, "Groups & rules")
	h.must(err)
	if !slices.ContainsFunc(preview.Rows, func(row []string) bool { return row[0] == p.Name && row[2] == document.NoRule && row[3] == "0" }) {
		h.t.Errorf("the spreadsheet: %q", preview.Rows)
	}
	report, err := os.ReadFile(filepath.Join(folder, "report.html"))
	h.must(err)
	_, of, found := bytes.Cut(report, []byte("<h3>"+p.Name+"</h3>"))
	if next := bytes.Index(of, []byte("</dl>")); !found || !bytes.Contains(of[:max(next, 0)], []byte(document.NoRule)) {
		h.t.Errorf("the report says nothing of it")
	}
}

func inTheDirectory(h *house, id string) {
	h.t.Helper()
	people, err := (&service.Targeting{Session: h.at()}).Find("", 0, 100)
	h.must(err)
	if people.Total == 0 {
		h.t.Fatal("there is nobody")
	}
	for _, one := range people.Rows {
		why, err := service.ExplainOf(h.at()).User(one.ID)
		h.must(err)
		for _, has := range why.Personas {
			if has.PersonaID == id {
				h.t.Errorf("the directory: %s has it, because %s", one.Name, has.Because)
			}
		}
	}
}
