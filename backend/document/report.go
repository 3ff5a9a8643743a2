package document

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workshop"
)

//go:embed report.html
var reportText string

var reportPage = template.Must(template.New("report").Parse(reportText))

// WriteReport writes the report for the customer: one HTML file that needs nothing else, runs nothing and prints well.
func WriteReport(w io.Writer, c Content) error {
	r, err := reportOf(c)
	if err != nil {
		return err
	}
	if err := reportPage.Execute(w, r); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

// What the page shows, ready in words.
type (
	report struct {
		Customer, Headline, At, Record string
		Departments                    []reportDepartment
		Features                       []reportFeature
		Gaps                           []reportGap
		Reconciled                     []ReconciledRow
		Open                           []string // what was said and is not met
		Personas                       []reportPersona
		Licences                       []reportLicences
		Given                          []reportGiven
		SeatHeads                      []string
		Seats                          []reportSeats
		Calls                          []reportCall
		States                         []string
		Ranges                         []reportRange
		Plan                           *reportPlan
		Assumptions                    []string
	}
	reportDepartment struct {
		Name, About string
		Answers     []reportAnswer
	}
	reportAnswer  struct{ Question, Said string }
	reportFeature struct {
		Name, Verdict string
		Grades        []reportGrade
	}
	reportGrade   struct{ Letter, Word, Class string }
	reportGap     struct{ Name, Wanted, Lacks, Decided, State string }
	reportPersona struct {
		Name, Layer, Reached, Rule string
		Items                      []reportItem
	}
	reportItem     struct{ Name, Value string }
	reportLicences struct{ Group, Licences string }
	reportGiven    struct{ Group, Type, Policy string }
	reportSeats    struct {
		Name    string
		Figures []any
	}
	reportRange struct {
		Name, First, Last string
		Counts            []int
		All               int
	}
	reportPlan struct {
		Summary  string
		Lanes    []reportLane
		Seats    []plan.SeatBill
		Problems []problem.Problem
	}
	reportLane struct {
		Name    string
		Changes int
	}
)

func reportOf(c Content) (report, error) {
	r := report{
		Customer: c.Customer, At: when(c.At), Record: headOfRecord(c), Headline: headline(c),
		Departments: departments(c), Features: features(c), Personas: personas(c), Calls: calls(c),
		Assumptions: append([]string{
			"The membership rules are evaluated by Entra ID; until it has done so, who is targeted is our own reckoning.",
			"Policies given to groups and licences arrive over hours, at most about a day.",
		}, c.Assumptions...),
	}
	if c.Reconciled != nil {
		r.Reconciled, r.Open = ReconciledRows(*c.Reconciled), OpenNeeds(*c.Reconciled)
	}
	for _, row := range persona.LicenceTable(c.Design) {
		r.Licences = append(r.Licences, reportLicences{row.Group, strings.Join(c.licenceLines(row), "\n")})
	}
	r.SeatHeads = seatHeads
	for _, s := range c.Seats {
		r.Seats = append(r.Seats, reportSeats{s.Name, seatFigures(s)})
	}
	for _, row := range persona.PolicyTable(c.Design) {
		kind, name := policyWords(row)
		r.Given = append(r.Given, reportGiven{row.Group, kind, name})
	}
	for _, g := range workshop.Gaps(catalog.Features(), c.Workshop) {
		var wants []string
		for _, want := range g.Wants {
			wants = append(wants, c.department(want.DepartmentID)+" ("+string(want.Grade)+")")
		}
		r.Gaps = append(r.Gaps, reportGap{g.Name, strings.Join(wants, "\n"), g.Lacks, decided(g), gapState(g)})
	}
	var err error
	if r.States, r.Ranges, err = ranges(c); err != nil {
		return r, err
	}
	if c.Plan != nil {
		r.Plan = planOf(*c.Plan)
	}
	return r, nil
}

// headline is the answer that the report gives, in one sentence with figures.
func headline(c Content) string {
	text := counted(len(c.Design.Personas), "persona") + " for " + counted(len(c.Workshop.Departments), "department")
	if c.Plan == nil {
		return text
	}
	reached := map[string]bool{}
	for _, t := range c.Plan.Targeted {
		for _, user := range t.Users {
			reached[string(user)] = true
		}
	}
	verb := " reach "
	if len(c.Design.Personas) == 1 {
		verb = " reaches "
	}
	return text + verb + counted(len(reached), "user")
}

// counted counts things in words: "1 user", "2 users".
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func departments(c Content) []reportDepartment {
	answers := map[string]map[string][]workshop.Answer{}
	for _, a := range c.Workshop.Answers {
		if answers[a.DepartmentID] == nil {
			answers[a.DepartmentID] = map[string][]workshop.Answer{}
		}
		answers[a.DepartmentID][a.QuestionID] = append(answers[a.DepartmentID][a.QuestionID], a)
	}
	var list []reportDepartment
	for _, d := range c.Workshop.Departments {
		out := reportDepartment{Name: d.Name, About: strings.Join(slices.DeleteFunc([]string{d.Place, d.Leader, people(d.People)}, func(s string) bool { return s == "" }), ", ")}
		for _, q := range catalog.Questions() {
			for _, a := range answers[d.ID][q.ID] {
				text := said(q, a)
				if text == "" {
					continue
				}
				question := q.Text
				if a.Queue != "" {
					question = a.Queue + ": " + question
				}
				out.Answers = append(out.Answers, reportAnswer{question, text})
			}
		}
		list = append(list, out)
	}
	return list
}

func people(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

func features(c Content) []reportFeature {
	type key struct{ department, feature string }
	grades := map[key]workshop.Grade{}
	graded := map[string]bool{}
	for _, s := range c.Workshop.Scores {
		grades[key{s.DepartmentID, s.FeatureID}] = s.Grade
		graded[s.FeatureID] = graded[s.FeatureID] || s.Grade != workshop.NotAsked
	}
	words := map[workshop.Grade]string{workshop.Must: "must", workshop.Should: "should", workshop.Could: "could", workshop.Wont: "will not have"}
	var list []reportFeature
	for _, f := range catalog.Features() {
		if !graded[f.ID] {
			continue
		}
		out := reportFeature{Name: f.Name, Verdict: f.Verdict}
		for _, d := range c.Workshop.Departments {
			g := grades[key{d.ID, f.ID}]
			out.Grades = append(out.Grades, reportGrade{string(letterOf(g)), words[g], string(g)})
		}
		list = append(list, out)
	}
	return list
}

func personas(c Content) []reportPersona {
	var list []reportPersona
	for _, p := range persona.Stack(c.Design.Personas) {
		out := reportPersona{Name: p.Name, Layer: title(string(p.Layer)), Rule: targeting(p)}
		if n, known := c.reach(p.ID); known {
			out.Reached = counted(n, "user")
		}
		for _, i := range catalog.PersonaItems() {
			value, _ := c.itemOf(p, i.ID).(string)
			if lines, ok := c.itemOf(p, i.ID).([]string); ok {
				value = strings.Join(lines, "\n")
			}
			if i.ID != "name" && value != "" {
				out.Items = append(out.Items, reportItem{i.Name, value})
			}
		}
		list = append(list, out)
	}
	return list
}

func ranges(c Content) ([]string, []reportRange, error) {
	states := []number.State{number.Free, number.Assigned, number.Reserved, number.Quarantined, number.Service, number.Unknown}
	counts := map[string]map[number.State]int{}
	for n, err := range c.numbers().All() {
		if err != nil {
			return nil, nil, err
		}
		if counts[n.RangeID] == nil {
			counts[n.RangeID] = map[number.State]int{}
		}
		counts[n.RangeID][wordOf(n)]++
	}
	var list []reportRange
	for _, r := range c.Ranges {
		out := reportRange{Name: r.Name, First: r.First, Last: r.Last, All: r.Size()}
		for _, s := range states {
			out.Counts = append(out.Counts, counts[r.ID][s])
		}
		list = append(list, out)
	}
	heads := make([]string, len(states))
	for i, s := range states {
		heads[i] = title(string(s))
	}
	return heads, list, nil
}

func planOf(p plan.Plan) *reportPlan {
	out := &reportPlan{Seats: p.Bill.Seats, Problems: p.Problems}
	out.Summary = fmt.Sprintf("%s, about %s. %s something, %s something. Fingerprint %s, made %s from a reading of %s.",
		counted(len(p.Changes), "change"), duration(p.Bill.Seconds), gain(p.Gaining, "gain"), gain(p.Losing, "lose"), p.Fingerprint, when(p.Made), when(p.ReadAt))
	names := map[plan.Lane]string{
		plan.LaneGroups: "Groups and policies", plan.LanePolicies: "Policies by group", plan.LaneLicences: "Licences",
		plan.LaneNumbers: "Numbers", plan.LaneQueues: "Call queues", plan.LaneTeams: "Teams",
	}
	count := map[plan.Lane]int{}
	for _, c := range p.Changes {
		count[c.Lane]++
	}
	for _, lane := range plan.Lanes() {
		out.Lanes = append(out.Lanes, reportLane{names[lane], count[lane]})
	}
	return out
}

func gain(n int, verb string) string {
	if n == 1 {
		return "1 user " + verb + "s"
	}
	return fmt.Sprintf("%d users %s", n, verb)
}

func duration(seconds int) string {
	switch {
	case seconds < 90:
		return counted(seconds, "second")
	case seconds < 5400:
		return counted((seconds+30)/60, "minute")
	}
	return counted((seconds+1800)/3600, "hour")
}
