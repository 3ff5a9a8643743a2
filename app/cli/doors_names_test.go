package cli

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"personadesk/app/service"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/persona/library"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
	"personadesk/backend/workshop"
)

// unseenCharacters are what no name may hold.
var unseenCharacters = map[string]string{
	"a line break": "\n", "a control character": "\x07", "nothing, as C ends texts": "\x00", "from right to left": "\u202e", "an isolate": "\u2067", "a separator of lines": "\u2028",
}

// withName are the doors by which something gets a name, and whatever has one.
var withName = map[string]func(h *house, name string) error{
	"the page, a persona": func(h *house, name string) error {
		_, err := h.personas().Create("department", name)
		return err
	},
	"the page, another name of a persona": func(h *house, name string) error {
		p := h.design().Personas[0]
		p.Name = name
		return h.personas().Save(p)
	},
	"the page, a further group of a persona": func(h *house, name string) error {
		p := h.design().Personas[0]
		p.SecurityGroups = []string{name}
		return h.personas().Save(p)
	},
	"the page, a team of a persona": func(h *house, name string) error {
		p := h.design().Personas[0]
		p.Teams = []string{name}
		return h.personas().Save(p)
	},
	"the page, the rule of a persona": func(h *house, name string) error {
		return (&service.Targeting{Session: h.at()}).Name(ruled, name, "")
	},
	"the page, the policy of a persona": func(h *house, name string) error {
		return h.personas().SetPolicy(ruled, "TeamsCallingPolicy", name)
	},
	"the page, a policy": func(h *house, name string) error {
		_, err := (&service.Policies{Session: h.at()}).Create("TeamsCallingPolicy", name)
		return err
	},
	"the page, a policy as a whole": func(h *house, name string) error {
		return h.personas().SavePolicy(persona.Policy{Type: "TeamsCallingPolicy", Name: ident.Policy(name)})
	},
	"the page, a copy of a policy": func(h *house, name string) error {
		_, err := (&service.Policies{Session: h.at()}).Duplicate("TenantDialPlan/uk", name)
		return err
	},
	"the page, a policy of a place": func(h *house, name string) error {
		return (&service.Places{Session: h.at()}).SavePolicy("", service.PlacePolicy{Type: persona.EmergencyCalling, Name: name, Disclaimer: "x"})
	},
	"the page, a dial plan": func(h *house, name string) error {
		return (&service.DialPlans{Session: h.at()}).Create(name, "GB", "161", true)
	},
	"the page, another name of a dial plan": func(h *house, name string) error {
		return (&service.DialPlans{Session: h.at()}).Rename("uk", name)
	},
	"the page, a rule of a dial plan": func(h *house, name string) error {
		return (&service.DialPlans{Session: h.at()}).SaveRule("uk", -1, persona.NormalizationRule{Name: name, Pattern: `^1(\d+)$`, Translation: "+1$1"})
	},
	"the page, a queue":      newCall(voice.KindQueue),
	"the page, an attendant": newCall(voice.KindAttendant),
	"the page, a schedule":   newCall(voice.KindSchedule),
	"the page, a team":       newCall(voice.KindTeam),
	"the page, an account": func(h *house, name string) error {
		return h.saves(voice.Account{UPN: name + "@b.example", For: voice.KindQueue})
	},
	"the page, another queue": func(h *house, name string) error { return h.saves(voice.Queue{Name: name}) },
	"the page, a site": func(h *house, name string) error {
		return (&service.Places{Session: h.at()}).SaveSite("", voice.Site{Name: name})
	},
	"the page, an office of a site": func(h *house, name string) error {
		return (&service.Places{Session: h.at()}).SaveSite("", voice.Site{Name: "Leeds", Offices: []string{name}})
	},
	"the page, a location": func(h *house, name string) error {
		return (&service.Places{Session: h.at()}).SaveLocation("", voice.Location{Name: name, Site: "Leeds"})
	},
	"the page, a usage": func(h *house, name string) error { return (&service.Routing{Session: h.at()}).SaveUsage("", name) },
	"the page, a route": func(h *house, name string) error {
		return (&service.Routing{Session: h.at()}).SaveRoute("", voice.Route{Name: name, Usages: []string{"UK"}})
	},
	"the page, a gateway of a route": func(h *house, name string) error {
		return (&service.Routing{Session: h.at()}).SaveRoute("", voice.Route{Name: "UK", Gateways: []string{name}})
	},
	"the page, a range":          func(h *house, name string) error { return h.saveRange(number.Range{Name: name}) },
	"the page, a tag of a range": func(h *house, name string) error { return h.saveRange(number.Range{Name: "R", Tag: name}) },
	"the page, a tag of a number rule": func(h *house, name string) error {
		p := h.design().Personas[0]
		p.Number = persona.NumberRule{Kind: persona.NextFree, Tag: name}
		return h.personas().Save(p)
	},
	"the page, a licence as bought": func(h *house, name string) error {
		return (&service.Licences{Session: h.at()}).Save(voice.Purchase{Product: "7e31c0d9-9551-471d-836f-32ee72be4a01", Seats: 1, For: name})
	},
	"the page, a convention": func(h *house, name string) error {
		return (&service.Names{Session: h.at()}).Apply(persona.Convention{Style: persona.Underscores, Prefix: name})
	},
	"the page, the customer": func(h *house, name string) error { return (&service.Start{Session: h.at()}).SetCustomer(name, "") },
	"a department": func(h *house, name string) error {
		_, err := (&service.Workshop{Session: h.at()}).SaveDepartment(workshop.Department{Name: name}, nil)
		return err
	},
	"an interview, a queue": func(h *house, name string) error { return (&service.Workshop{Session: h.at()}).AddQueue("hr", name) },
	"the library": func(h *house, name string) error {
		_, err := h.personas().Begin(library.Starts()[0].ID, name, "GB")
		return err
	},
	"a duplicate": func(h *house, name string) error {
		_, err := h.personas().Duplicate(ruled, name)
		return err
	},
	"a take-over": func(h *house, name string) error {
		wb := h.book()
		r, found, err := wb.Reading(h.t.Context())
		if err != nil || !found {
			return errors.New("nothing was read")
		}
		r.Groups = append(slices.DeleteFunc(r.Groups, func(g tenant.Group) bool { return g.ID == "g" }), tenant.Group{ID: "g", UniqueName: "theirs", Name: name, SecurityEnabled: true, Dynamic: true, RuleOn: true, Rule: `user.country -eq "GB"`})
		h.must(wb.SaveReading(h.t.Context(), r))
		return h.personas().TakeOver([]string{"theirs"})
	},
	"the command line, a persona of a design": ofDesign("personas", `[{"id":"a","name":%s,"layer":"baseline"}]`),
	"the command line, a policy of a design":  ofDesign("policies", `[{"type":"TeamsCallingPolicy","name":%s}]`),
	"the command line, a rule of a design":    ofDesign("policies", `[{"type":"TenantDialPlan","name":"b","rules":[{"name":%s,"pattern":"^1$","translation":"+1"}]}]`),
	"the command line, a queue of a design":   ofDesign("queues", `[{"name":%s}]`),
	"the command line, a team of a design":    ofDesign("teams", `[{"name":%s}]`),
	"the command line, a route of a design":   ofDesign("routes", `[{"name":%s}]`),
	"the command line, a range of a design":   ofDesign("ranges", `[{"id":"r","name":%s,"first":"+441612300700","last":"+441612300799"}]`),
	"the command line, a convention": func(h *house, name string) error {
		return h.refusal(inJSON(`{"style":"underscores","prefix":%s}`, name), "names", "apply", h.file, "-", "--yes")
	},
	"the command line, a dial plan and its rules": func(h *house, name string) error {
		return h.refusal("name,pattern,translation\nall,^1$,+1\n", "dialplan", "import", h.file, name, "-", "--yes")
	},
	"a CSV, a rule of a dial plan": func(h *house, name string) error {
		return h.refusal("name,pattern,translation\n"+`"`+name+`"`+",^1$,+1\n", "dialplan", "import", h.file, "uk", "-", "--yes")
	},
}

// newCall makes something that answers calls.
func newCall(kind voice.Kind) func(h *house, name string) error {
	return func(h *house, name string) error {
		_, err := (&service.Queues{Session: h.at()}).New(string(kind), name)
		return err
	}
}

// saves keeps something that answers calls as a whole.
func (h *house) saves(thing voice.Thing) error {
	e := service.CallsEdit{Kind: thing.Kind(), Before: thing.Key()}
	switch one := thing.(type) {
	case voice.Account:
		e.Account = &one
	case voice.Queue:
		e.Queue = &one
	}
	return (&service.Queues{Session: h.at()}).Save(e)
}

func (h *house) saveRange(r number.Range) error {
	r.Type, r.Country, r.First, r.Last = "directRouting", "GB", "+441612300700", "+441612300799"
	return (&service.Numbers{Session: h.at()}).SaveRange(r)
}

// inJSON puts a text into a document where %s stands.
func inJSON(document, name string) string {
	body, _ := json.Marshal(name)
	return strings.Replace(document, "%s", string(body), 1)
}

// ofDesign imports a design with one section.
func ofDesign(section, list string) func(h *house, name string) error {
	return func(h *house, name string) error {
		return h.refusal(inJSON(`{"format":"personadesk.design","version":1,"`+section+`":`+list+`}`, name), "design", "import", h.file, "-", "--yes")
	}
}

// refusal is what a command says that fails.
func (h *house) refusal(in string, args ...string) error {
	h.t.Helper()
	got, said := h.command(in, args...)
	if got == exitDone {
		return nil
	}
	for _, code := range []string{"TEXT_UNFIT", "RANGE_TEXT", "DIALRULES_"} {
		if strings.Contains(said, code) && strings.Contains(said, "hint") {
			return problem.New("TEXT_UNFIT").Detailed().Hinted().At(problem.Where{Kind: "said"})
		}
	}
	return errors.New(said)
}

// everything is all that a workbook holds that a person typed.
func (h *house) everything() string {
	h.t.Helper()
	w, err := h.book().Workshop(h.t.Context())
	h.must(err)
	ranges, err := h.book().Ranges(h.t.Context())
	h.must(err)
	customer, err := h.book().Customer(h.t.Context())
	h.must(err)
	body, err := json.Marshal([]any{h.design(), w, ranges, customer})
	h.must(err)
	return string(body)
}

func TestWhatNobodySeesStopsAtEveryDoor(t *testing.T) {
	folder := newHouse(t)
	for door, through := range withName {
		t.Run(door, func(t *testing.T) {
			t.Parallel()
			h := enter(t, folder)
			before := h.everything()
			for what, character := range unseenCharacters {
				err := through(h, "Te"+character+"am")
				var p *problem.Problem
				if !errors.As(err, &p) || p.Hint.IsZero() || p.Where.Kind == "" && p.Code != "TAKEOVER_REFUSED" {
					t.Errorf("%s: said %v", what, err)
				}
				if after := h.everything(); after != before {
					t.Fatalf("%s came in: %s", what, after)
				}
			}
			if err := through(h, "Team"); err != nil {
				t.Errorf("a plain name: %v", err)
			}
			if h.everything() == before {
				t.Error("a plain name does not come in")
			}
		})
	}
}

func TestWhatNobodySeesStopsInASpreadsheetWithItsCell(t *testing.T) {
	folder := newHouse(t)
	for head, sheet := range map[string]string{
		"Persona name": "Personas", "Security groups the user must be added to": "Personas", "Teams to add the user to": "Personas", "Dial plan to assign": "Personas",
	} {
		t.Run(head, func(t *testing.T) {
			t.Parallel()
			h := enter(t, folder)
			before := h.everything()
			file := h.spreadsheet(sheet, 2, map[string]string{head: "Te\u202eam"})
			got, said := h.command("", "import", h.file, file, "--yes", "-o", "json")
			if got != exitFailed || !strings.Contains(said, `"TEXT_UNFIT"`) || !strings.Contains(said, "row 2") {
				t.Errorf("exit %d: %s", got, said)
			}
			if h.everything() != before {
				t.Error("it came in")
			}
		})
	}
}
