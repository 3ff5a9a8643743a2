package directory

import (
	"iter"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/rule"
)

// Assignment is the policy of one type that a user has in Teams, where it does not fall back to the tenant default.
type Assignment struct {
	Type    string
	Name    ident.PolicyName
	Direct  bool
	GroupID ident.ObjectID // whose members get it; "" for a direct one
}

// Configuration is what Teams itself says of a user.
type Configuration struct {
	ID              ident.ObjectID
	UPN             string
	AccountType     string
	EnterpriseVoice bool
	VoiceUnread     bool // Teams did not say whether voice is enabled
	Features        []string
	Numbers         []string // E.164, the primary first
	Policies        []Assignment
}

// teams holds what Teams says in columns like those of the attributes, which rules cannot see. Whoever Teams does not know is unknown
// in all of them.
type teams struct {
	columns map[string]*column
	outside []Configuration // of ids that are no known user
}

// The columns of teams; beside them there is one for each policy type.
const (
	teamsVoice    = "voice" // not unknown for anybody whom Teams knows
	teamsUPN      = "upn"   // absent where it is the user principal name
	teamsAccount  = "account"
	teamsFeatures = "features"
	teamsNumbers  = "numbers"
	teamsPolicy   = "policy/"
)

// BeginTeams forgets what Teams said and says that it has been asked: whoever is not put in from now on is not known to Teams.
func (d *Directory) BeginTeams() { d.teams = &teams{columns: map[string]*column{}} }

// ForgetTeams says that Teams could not be asked.
func (d *Directory) ForgetTeams() { d.teams = nil }

// SawTeams says whether Teams has been asked.
func (d *Directory) SawTeams() bool { return d.teams != nil }

// PutTeams takes in what Teams says of a user, in place of what it said before.
func (d *Directory) PutTeams(c Configuration) {
	if d.teams == nil {
		d.BeginTeams()
	}
	i, known := d.Index(c.ID)
	if !known {
		at := slices.IndexFunc(d.teams.outside, func(o Configuration) bool { return o.ID == c.ID })
		if at < 0 {
			d.teams.outside = append(d.teams.outside, c)
		} else {
			d.teams.outside[at] = c
		}
		return
	}
	t := d.teams
	again := t.knows(i)
	voice := rule.BoolValue(c.EnterpriseVoice)
	if c.VoiceUnread {
		voice = rule.AbsentValue() // not unknown: Teams does know the user
	}
	t.put(i, teamsVoice, voice)
	t.put(i, teamsAccount, rule.TextValue(c.AccountType))
	t.put(i, teamsFeatures, rule.TextsValue(c.Features...))
	t.put(i, teamsUPN, textUnless(c.UPN, d.UPN(i)))
	switch len(c.Numbers) {
	case 0:
		t.put(i, teamsNumbers, rule.AbsentValue())
	case 1:
		t.put(i, teamsNumbers, rule.TextValue(c.Numbers[0]))
	default:
		t.put(i, teamsNumbers, rule.TextsValue(c.Numbers...))
	}
	if again {
		for name, column := range t.columns {
			if strings.HasPrefix(name, teamsPolicy) {
				column.set(i, unknownCode)
			}
		}
	}
	for n, a := range c.Policies {
		// where a type comes twice the first counts
		if !slices.ContainsFunc(c.Policies[:n], func(b Assignment) bool { return ident.Fold(a.Type) == ident.Fold(b.Type) }) {
			t.put(i, t.policyColumn(a.Type), rule.TextValue(a.packed()))
		}
	}
}

// textUnless is a text, and absent where it is what it is held against.
func textUnless(text, same string) rule.Value {
	if text == same {
		return rule.AbsentValue()
	}
	return rule.TextValue(text)
}

func (t *teams) put(i int, name string, v rule.Value) {
	c, ok := t.columns[name]
	if !ok {
		c = newColumn()
		t.columns[name] = c
	}
	c.set(i, c.code(i, v))
}

func (t *teams) value(i int, name string) rule.Value {
	if c, ok := t.columns[name]; ok {
		return c.value(c.get(i))
	}
	return rule.UnknownValue()
}

func (t *teams) knows(i int) bool {
	c, ok := t.columns[teamsVoice]
	return ok && c.get(i) != unknownCode
}

// policyColumn finds the column of a policy type in whatever case.
func (t *teams) policyColumn(policyType string) string {
	name := teamsPolicy + policyType
	if _, ok := t.columns[name]; ok {
		return name
	}
	key := ident.Fold(name)
	for known := range t.columns {
		if ident.Fold(known) == key {
			return known
		}
	}
	return name
}

// packed is an assignment without its type, as one text.
func (a Assignment) packed() string {
	if a.Direct {
		return "d" + string(a.GroupID) + "/" + string(a.Name)
	}
	return "g" + string(a.GroupID) + "/" + string(a.Name)
}

func unpacked(policyType, text string) Assignment {
	group, name, _ := strings.Cut(text[1:], "/")
	return Assignment{Type: policyType, Name: ident.PolicyName(name), Direct: text[0] == 'd', GroupID: ident.Object(group)}
}

// InTeams says whether Teams knows user i.
func (d *Directory) InTeams(i int) bool { return d.teams != nil && d.teams.knows(i) }

// TeamsNumbers are the numbers that Teams shows for user i, the primary first.
func (d *Directory) TeamsNumbers(i int) []string {
	if d.teams == nil {
		return nil
	}
	return numbersIn(d.teams.value(i, teamsNumbers))
}

// NumbersOf are the numbers that Teams shows for an object id, whether it is a known user or not.
func (d *Directory) NumbersOf(id ident.ObjectID) []string {
	if i, known := d.Index(id); known {
		return d.TeamsNumbers(i)
	}
	for _, c := range d.Outside() {
		if c.ID == id {
			return c.Numbers
		}
	}
	return nil
}

func numbersIn(v rule.Value) []string {
	if v.IsText() {
		return []string{v.Text()}
	}
	return v.Texts()
}

// HasTeamsNumber says whether Teams shows a number for user i.
func (d *Directory) HasTeamsNumber(i int) bool {
	if d.teams == nil {
		return false
	}
	c, ok := d.teams.columns[teamsNumbers]
	return ok && c.get(i) > absentCode
}

// Voice says whether user i is enabled for enterprise voice, and whether that was read. Whom Teams was asked about and does not know is not.
func (d *Directory) Voice(i int) (on, read bool) {
	if d.teams == nil {
		return false, false
	}
	v := d.teams.value(i, teamsVoice)
	return v.Bool(), !v.IsAbsent()
}

// HasFeature says whether Teams shows a feature, such as PhoneSystem, for user i.
func (d *Directory) HasFeature(i int, feature string) bool {
	return d.teams != nil && slices.Contains(d.teams.value(i, teamsFeatures).Texts(), feature)
}

// Assigned is an assignment with what its name is compared by.
type Assigned struct {
	Assignment
	Key ident.PolicyKey
}

// Assignments are the policies of one type, of all users.
type Assignments struct {
	column *column
	by     []Assigned // by the code of the column, so that a name is folded once and not for every user
}

// Assignments gives the policies of a type that Teams shows, in whatever case the type is written.
func (d *Directory) Assignments(policyType string) Assignments {
	if d.teams == nil {
		return Assignments{}
	}
	name := d.teams.policyColumn(policyType)
	c, shown := d.teams.columns[name]
	if !shown {
		return Assignments{}
	}
	all := Assignments{c, make([]Assigned, c.size())}
	for code := range all.by {
		if text := c.value(uint32(code)).Text(); text != "" {
			a := unpacked(strings.TrimPrefix(name, teamsPolicy), text)
			all.by[code] = Assigned{a, a.Name.Key()}
		}
	}
	return all
}

// Of is the policy of user i; false for the tenant default, and for whom Teams does not know.
func (a Assignments) Of(i int) (Assigned, bool) {
	if a.column == nil {
		return Assigned{}, false
	}
	found := a.by[a.column.get(i)]
	return found, found.Type != ""
}

// Configuration is everything that Teams says of user i; false when Teams does not know the user.
func (d *Directory) Configuration(i int) (Configuration, bool) {
	if !d.InTeams(i) {
		return Configuration{}, false
	}
	t := d.teams
	c := Configuration{ID: d.ID(i), UPN: d.UPN(i), AccountType: t.value(i, teamsAccount).Text(), EnterpriseVoice: t.value(i, teamsVoice).Bool(), VoiceUnread: t.value(i, teamsVoice).IsAbsent(),
		Features: t.value(i, teamsFeatures).Texts(), Numbers: d.TeamsNumbers(i)}
	if upn := t.value(i, teamsUPN); upn.IsText() {
		c.UPN = upn.Text()
	}
	for name := range t.columns {
		if policyType, ok := strings.CutPrefix(name, teamsPolicy); ok {
			if v := t.value(i, name); v.IsText() {
				c.Policies = append(c.Policies, unpacked(policyType, v.Text()))
			}
		}
	}
	slices.SortFunc(c.Policies, func(a, b Assignment) int { return strings.Compare(a.Type, b.Type) })
	return c, true
}

// Outside lists what Teams says of ids that are no known user.
func (d *Directory) Outside() []Configuration {
	if d.teams == nil {
		return nil
	}
	return d.teams.outside
}

// HeldNumbers goes over the numbers that Teams shows for anybody: the object id of the holder, and the number.
func (d *Directory) HeldNumbers() iter.Seq2[ident.ObjectID, string] {
	return func(yield func(ident.ObjectID, string) bool) {
		if d.teams == nil {
			return
		}
		for i := range d.Len() {
			if !d.HasTeamsNumber(i) {
				continue
			}
			id := d.ID(i)
			for _, n := range d.TeamsNumbers(i) {
				if !yield(id, n) {
					return
				}
			}
		}
		for _, c := range d.teams.outside {
			for _, n := range c.Numbers {
				if !yield(c.ID, n) {
					return
				}
			}
		}
	}
}
