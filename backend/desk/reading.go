package desk

import (
	"context"
	"strings"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// Reading is the last reading of the tenant, laid out for questions.
type Reading struct {
	tenant.Reading
	Users     int                  // how many there are, also where nobody is loaded
	Directory *directory.Directory // nil in Lists
}

func (d *Desk) keepReading() {
	d.reading.Stamp = d.on(ofReading)
	d.reading.Compute = long(d, "openReading", func(ctx context.Context) (*Reading, error) {
		last, found, err := d.wb.Reading(ctx)
		if err != nil || !found {
			return nil, err
		}
		return &Reading{Reading: last.Reading, Users: last.Users, Directory: last.Directory}, nil
	})
	// Who only asks for the small lists does not wait for the users.
	d.lists.Stamp = d.reading.Stamp
	d.lists.Compute = func(ctx context.Context) (*Reading, error) {
		last, found, err := d.wb.ReadingLists(ctx)
		if err != nil || !found {
			return nil, err
		}
		return &Reading{Reading: last.Reading, Users: last.Users}, nil
	}
	// What costs is running the rules; whose they are is put beside it afterwards, so that a new name or licence runs none.
	d.sets.Stamp = d.onAndTheMinute(ofPersonas, ofReading)
	d.sets.Over = func(ctx context.Context) (string, error) {
		stamp := d.stamp([]workbook.Area{workbook.AreaRules, workbook.AreaReading})
		all, err := d.Personas(ctx)
		if err == nil && asksTheTime(all.Personas) {
			stamp += d.Now().Format(time.RFC3339)
		}
		return stamp, err
	}
	count := func(ctx context.Context, personas []persona.Persona, r *Reading) ([]targeting.Reach, error) {
		return long(d, "reach", func(ctx context.Context) ([]targeting.Reach, error) {
			return targeting.Reached(ctx, personas, r.Directory, d.Now())
		})(ctx)
	}
	d.sets.Compute = func(ctx context.Context) ([]targeting.Reach, error) {
		r, err := d.Reading(ctx)
		if err != nil || r == nil {
			return nil, err
		}
		all, err := d.Personas(ctx)
		if err != nil {
			return nil, err
		}
		return count(ctx, all.Personas, r)
	}
	d.reach.Stamp = d.sets.Stamp
	d.reach.Over = d.over(nil, edition(&d.sets), edition(&d.personas))
	d.reach.Compute = func(ctx context.Context) ([]targeting.Reach, error) {
		sets, err := d.sets.Get(ctx)
		if err != nil {
			return nil, err
		}
		all, err := d.Personas(ctx)
		if err != nil {
			return nil, err
		}
		named := make(map[string]persona.Persona, len(all.Personas))
		for _, p := range all.Personas {
			named[p.ID] = p
		}
		list := make([]targeting.Reach, 0, len(sets))
		for _, one := range sets {
			if p, still := named[one.ID]; still {
				one.Persona = p
				list = append(list, one)
			}
		}
		return list, nil
	}
}

// asksTheTime says whether a rule looks at the clock, so that its outcome holds for a minute only.
func asksTheTime(list []persona.Persona) bool {
	for _, p := range list {
		if strings.Contains(strings.ToLower(RuleOf(p)), "system.now") {
			return true
		}
	}
	return false
}

// Reading is the last reading of the tenant; nil without one.
func (d *Desk) Reading(ctx context.Context) (*Reading, error) { return d.reading.Get(ctx) }

// Lists is the last reading without its users, of whom it only says how many there are; nil without a reading. It costs what the small
// lists cost, whatever the number of users.
func (d *Desk) Lists(ctx context.Context) (*Reading, error) { return d.lists.Get(ctx) }

// Reach is whom the personas reach in the last reading, in the order of the stack; empty without a reading.
func (d *Desk) Reach(ctx context.Context) ([]targeting.Reach, error) { return d.reach.Get(ctx) }

// ForPlan is the reading as a plan is made from it, beside what is told of numbers.
func (r *Reading) ForPlan(numbers number.Source) plan.Reading {
	return plan.Reading{Reading: r.Reading, Directory: r.Directory, Numbers: numbers}
}

// WasRead says whether a part of the reading is whole.
func (r *Reading) WasRead(part string) bool { return r.Unread[part] == "" }

// Name is what people call a holder: a user, an account, or the id when the reading knows neither.
func (r *Reading) Name(id string) string {
	if r == nil || id == "" {
		return id
	}
	object := ident.Object(id)
	if i, ok := r.Directory.Index(object); ok {
		return r.Directory.DisplayName(i)
	}
	for _, a := range r.Accounts {
		if a.ID == object {
			return a.Name
		}
	}
	return id
}

// Find finds a person by object id, user principal name, or a display name that only one person has.
func (r *Reading) Find(text string) (int, error) {
	text = strings.TrimSpace(text)
	if i, known := r.Directory.Find(text); known {
		return i, nil
	}
	found := -1
	for i := range r.Directory.Len() {
		if !strings.EqualFold(r.Directory.DisplayName(i), text) {
			continue
		}
		if found >= 0 {
			return 0, personTwice(text)
		}
		found = i
	}
	if found < 0 {
		return 0, personUnknown(text)
	}
	return found, nil
}

// SignIn is the sign-in name of the person a text means. One that is whole is taken as it was typed where the reading does not have it
// or there is none: the tenant may have that person by now, and what is made of it says that nobody of that name was seen.
func (r *Reading) SignIn(text string) (string, error) {
	if r == nil {
		return text, nil
	}
	i, err := r.Find(text)
	if err == nil && r.Directory.UPN(i) != "" {
		return r.Directory.UPN(i), nil
	}
	if _, domain, whole := strings.Cut(text, "@"); err == nil || whole && domain != "" {
		return text, nil
	}
	return "", err
}

// NeverRead says that a question needs a reading.
func NeverRead() error {
	return problem.New("TENANT_UNREAD").Hinted()
}

// RuleOf is the rule of a persona, or the one its conditions make; "" when they make none.
func RuleOf(p persona.Persona) string {
	text, err := persona.Targeting(p)
	if err != nil {
		return "" // which reaches nobody; the checks of personas say what is wrong
	}
	return text
}

// ValidRule parses a rule and says whether Entra takes it.
func ValidRule(text string) (rule.Rule, bool) {
	parsed, problems := parse.Rule(text)
	return parsed, rule.Valid(problems)
}

// MustRule parses a rule that has to be one Entra takes.
func MustRule(text string) (rule.Rule, error) {
	parsed, valid := ValidRule(text)
	if !valid {
		return parsed, problem.New("RULE_INVALID.text").Detailed(text).Hinted()
	}
	return parsed, nil
}
