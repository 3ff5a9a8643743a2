package document

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/text"
)

// work is a plan, sorted by what carries it out.
type work struct {
	byKind   map[plan.Kind][]plan.Change
	changes  []plan.Change
	groupIDs map[string]ident.ObjectID // of the groups that were read, by their key
	holder   func(objectID string) string
}

// name is the name of a person for whoever reads what a script says; "" when it is not known.
func (w work) name(id ident.ObjectID) string {
	if w.holder == nil {
		return ""
	}
	return w.holder(string(id))
}

func sortOut(p plan.Plan) work {
	w := work{byKind: map[plan.Kind][]plan.Change{}, changes: p.Changes}
	for _, c := range p.Changes {
		w.byKind[c.Kind] = append(w.byKind[c.Kind], c)
	}
	return w
}

// in keeps the changes of one lane.
func (w work) in(lane plan.Lane) work {
	some := sortOut(plan.Plan{Changes: slices.DeleteFunc(slices.Clone(w.changes), func(c plan.Change) bool { return c.Lane != lane })})
	some.groupIDs, some.holder = w.groupIDs, w.holder
	return some
}

// script gives a maker of a script from the commands of the changes of some kinds, in the order of the plan.
func (w work) script(make func(powershell.Head, []powershell.Step) (string, error), kinds ...plan.Kind) func(powershell.Head) (string, error) {
	return func(h powershell.Head) (string, error) {
		var steps []powershell.Step
		batches := batchSteps{}
		for i := range w.changes {
			c := w.changes[i]
			if !slices.Contains(kinds, c.Kind) || batches.joins(&w.changes[i], len(steps)) {
				continue
			}
			if c.Action.Command == nil {
				return "", without(c, text.Of("script.without.command"))
			}
			step := powershell.Step{Number: c.Ordinal, Target: subjectOf(c), Action: text.English().Print(c.Says), Before: beforeOf(c), Command: *c.Action.Command, Look: lookOf(c)}
			if c.Expect.Queue != nil {
				step.Without = c.Expect.Queue.Without
			}
			steps = append(steps, step)
		}
		batches.fill(steps)
		return make(h, steps)
	}
}

// subjectOf is what a change is about, and of a person the object id beside the name.
func subjectOf(c plan.Change) string {
	if g := c.Expect.Grant; g != nil && g.User != "" && c.Subject != string(g.User) {
		return c.Subject + " (" + string(g.User) + ")"
	}
	return c.Subject
}

func without(c plan.Change, what text.Text) error {
	return problem.New("PLAN_INCOMPLETE").
		Detailed(c.Ordinal, c.Kind, what).Hinted().
		At(problem.Where{Step: "plan", Kind: "change", ID: c.ID})
}

// What the scripts read. The names of the fields are those that the scripts ask for.
type (
	groupData struct {
		Change         int    `json:"change"` // its number in the plan; 0 for a group that is only referred to
		UniqueName     string `json:"uniqueName"`
		DisplayName    string `json:"displayName"`
		Description    string `json:"description"`
		MailNickname   string `json:"mailNickname"`
		MembershipRule string `json:"membershipRule"`
		ID             string `json:"id"`    // "" until it is made, and where it was not read
		Make           bool   `json:"make"`  // false: it exists, and only its object id is needed
		Knows          bool   `json:"knows"` // the plan knew which rule the group had
		Known          string `json:"known"`
		Remove         string `json:"remove"` // the object id of a group that is to go, else ""
	}
	licenceData struct {
		Change     int                 `json:"change"`
		UniqueName string              `json:"uniqueName"`
		Name       string              `json:"name"`
		Add        []string            `json:"add"`
		Remove     []string            `json:"remove"`
		Off        map[string][]string `json:"off"` // parts of what is added that are switched off, by licence
	}
	teamData struct {
		Change int          `json:"change"`
		Name   string       `json:"name"`
		Add    []personData `json:"add"`
	}
	personData struct {
		ID   string `json:"id"`
		Name string `json:"name"` // for whoever reads what the script says
	}
	newTeamData struct {
		Change      int      `json:"change"`
		UniqueName  string   `json:"uniqueName"`
		Name        string   `json:"name"`
		Description string   `json:"description"`
		Nickname    string   `json:"nickname"`
		Spare       string   `json:"spare"`
		Visibility  string   `json:"visibility"`
		Owners      []string `json:"owners"`
	}
	grantData struct {
		Change int    `json:"change"`
		Target string `json:"target"`
		Action string `json:"action"`
		Group  string `json:"group"`
		Type   string `json:"type"`
		Policy string `json:"policy"`
		Rank   int    `json:"rank"` // 0 where it does not matter
	}
	queueData struct {
		Change  int      `json:"change"`
		Action  string   `json:"action"`
		Name    string   `json:"name"`
		Groups  []string `json:"groups"`
		Without []string `json:"without"`
	}
)

// dataFile is a file of data, with how many entries it holds.
type dataFile struct {
	Document
	rows int
}

func (w work) data() ([]dataFile, error) {
	groups, err := w.groups()
	if err != nil {
		return nil, err
	}
	licences, err := w.licences()
	if err != nil {
		return nil, err
	}
	teams, err := w.teams()
	if err != nil {
		return nil, err
	}
	newTeams, err := w.newTeams()
	if err != nil {
		return nil, err
	}
	numbers, err := w.numbers()
	if err != nil {
		return nil, err
	}
	grants, queues := w.expected()
	looked := w.looked()
	made := []groupData{}
	for _, g := range groups {
		if g.Make || g.Remove != "" {
			made = append(made, g)
		}
	}
	list := []dataFile{}
	for _, d := range []struct {
		name string
		rows int
		data map[string]any
	}{
		{"groups.json", len(groups), map[string]any{"groups": groups}},
		{"licences.json", len(licences), map[string]any{"groups": licences}},
		{"teams.json", len(newTeams) + len(teams), map[string]any{"make": newTeams, "teams": teams}},
		{"verify.json", len(newTeams) + len(looked.shown) + len(looked.direct) + len(looked.unlooked) + len(made) + len(licences) + len(teams) + len(grants) + len(queues), map[string]any{"newTeams": newTeams, "shown": looked.shown, "direct": looked.direct, "unlooked": looked.unlooked, "groups": made, "licences": licences, "teams": teams, "grants": grants, "queues": queues}},
	} {
		body, err := json.MarshalIndent(d.data, "", "  ")
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", d.name, err)
		}
		list = append(list, dataFile{Document{d.name, append(body, '\n')}, d.rows})
	}
	return append(list, numbers), nil
}

// groups lists the groups to make, and after them those that are only referred to.
func (w work) groups() ([]groupData, error) {
	list := []groupData{}
	seen := map[string]bool{}
	for _, c := range w.changes {
		if c.Kind != plan.CreateGroup && c.Kind != plan.UpdateGroup && c.Kind != plan.RemoveGroup {
			continue
		}
		g, gone := c.Action.Group, c.Expect.NoGroup
		if g == nil || g.UniqueName == "" || c.Kind == plan.RemoveGroup && (gone == nil || gone.ID == "") {
			return nil, without(c, text.Of("script.without.group"))
		}
		seen[g.UniqueName] = true
		one := groupData{Change: c.Ordinal, UniqueName: g.UniqueName, DisplayName: g.Name, Description: g.Description, MailNickname: g.Nickname, MembershipRule: g.Rule,
			ID: w.idOf(g.UniqueName), Make: c.Kind != plan.RemoveGroup}
		if c.Kind == plan.UpdateGroup && c.Stood != nil {
			one.Knows, one.Known = true, c.Stood.Rule
		}
		if c.Kind == plan.RemoveGroup {
			one.Remove = string(gone.ID)
		}
		list = append(list, one)
	}
	mention := func(ref tenant.Ref) {
		if ref.Kind == tenant.RefGroup && !seen[ref.Key] {
			seen[ref.Key] = true
			list = append(list, groupData{UniqueName: ref.Key, DisplayName: ref.Key, ID: w.idOf(ref.Key)})
		}
	}
	for _, c := range w.changes {
		if c.Action.Licences != nil {
			mention(c.Action.Licences.Group)
		}
		if c.Action.Command != nil {
			for _, ref := range powershell.References(*c.Action.Command) {
				mention(ref)
			}
		}
		if c.Expect.Queue != nil {
			for _, ref := range c.Expect.Queue.Without {
				mention(ref)
			}
		}
	}
	return list, nil
}

// idOf is the object id of a group as far as it is known: it was read, or the group is known by it.
func (w work) idOf(key string) string {
	if id, byID := strings.CutPrefix(key, "id:"); byID {
		return id
	}
	return string(w.groupIDs[key])
}

// looksUp says whether a group is only referred to and its object id is not known.
func (w work) looksUp() bool {
	groups, err := w.groups()
	return err != nil || slices.ContainsFunc(groups, func(g groupData) bool { return g.ID == "" })
}

func (w work) licences() ([]licenceData, error) {
	list := []licenceData{}
	for _, c := range w.byKind[plan.SetLicences] {
		l := c.Action.Licences
		if l == nil || l.Group.Key == "" {
			return nil, without(c, text.Of("script.without.licences"))
		}
		off := map[string][]string{}
		for sku, plans := range l.Off {
			off[string(sku)] = ident.Texts(plans)
		}
		list = append(list, licenceData{c.Ordinal, l.Group.Key, c.Subject, ident.Texts(l.Add), ident.Texts(l.Remove), off})
	}
	return list, nil
}

func (w work) teams() ([]teamData, error) {
	list := []teamData{}
	for _, c := range w.byKind[plan.AddTeamMembers] {
		t := c.Action.Team
		if t == nil || t.Team.Key == "" {
			return nil, without(c, text.Of("script.without.team"))
		}
		people := make([]personData, len(t.Add))
		for i, id := range t.Add {
			people[i] = personData{string(id), w.name(id)}
		}
		list = append(list, teamData{c.Ordinal, t.Team.Key, people})
	}
	return list, nil
}

// newTeams lists the teams to make.
func (w work) newTeams() ([]newTeamData, error) {
	list := []newTeamData{}
	for _, c := range w.byKind[plan.MakeTeam] {
		t := c.Action.NewTeam
		if t == nil || t.UniqueName == "" {
			return nil, without(c, text.Of("script.without.team"))
		}
		list = append(list, newTeamData{c.Ordinal, t.UniqueName, t.Name, t.Description, t.Nickname, t.Spare, t.Visibility, ident.Texts(t.Owners)})
	}
	return list, nil
}

// numbers makes the table for the script, with those for whom voice is enabled without a number. What it does goes by object ids; names stand
// beside them for whoever reads what it says.
func (w work) numbers() (dataFile, error) {
	types := map[string]string{"directRouting": "DirectRouting", "callingPlan": "CallingPlan", "operatorConnect": "OperatorConnect"}
	var rows [][]string
	for _, c := range w.changes {
		do := map[plan.Kind]string{plan.AssignNumber: "Assign", plan.ReleaseNumber: "Release", plan.EnableVoice: "Enable", plan.DisableVoice: "Disable"}[c.Kind]
		if do == "" {
			continue
		}
		if v := c.Expect.Voice; v != nil {
			if v.User == "" || v.On != (do == "Enable") {
				return dataFile{}, without(c, text.Of("script.without.voice"))
			}
			rows = append(rows, []string{strconv.Itoa(c.Ordinal), do, "", "", string(v.User), w.name(v.User), "", ""})
			continue
		}
		n := c.Action.Number
		if n == nil || n.Target == "" && n.Account == "" || types[n.Type] == "" || !strings.HasPrefix(n.Telephone, "+") {
			return dataFile{}, without(c, text.Of("script.without.number"))
		}
		holder := string(n.Target)
		if holder == "" {
			holder = n.Account // whose id is known only when it is made; the script finds it by its name
		}
		rows = append(rows, []string{strconv.Itoa(c.Ordinal), do, n.Telephone, types[n.Type], holder, w.name(n.Target), n.LocationID, n.Location})
	}
	var b bytes.Buffer
	err := WriteCSVForScripts(&b, []string{"Change", "Do", "Telephone", "NumberType", "UserId", "Name", "LocationId", "Location"}, rows)
	return dataFile{Document{"numbers.csv", b.Bytes()}, len(rows)}, err
}

// expected says for each change of grants and queues what must be seen when all is done. Of what is changed several times, such as what is
// taken from a group only to be given anew, the last counts.
func (w work) expected() ([]grantData, []queueData) {
	grants, queues := []grantData{}, []queueData{}
	last := map[[2]string]*plan.Grant{}
	for _, c := range w.changes {
		if g := c.Expect.Grant; g != nil && g.Group.Key != "" {
			last[[2]string{g.Group.Key, g.Type}] = g
		}
	}
	keys := func(refs []tenant.Ref) []string {
		list := make([]string, len(refs))
		for i, ref := range refs {
			list[i] = ref.Key
		}
		return list
	}
	for _, c := range w.changes {
		action := cmp.Or(text.English().Print(c.Says), string(c.Kind))
		if g := c.Expect.Grant; g != nil && g.Group.Key != "" {
			end := last[[2]string{g.Group.Key, g.Type}]
			grants = append(grants, grantData{c.Ordinal, cmp.Or(c.Subject, "?"), action, g.Group.Key, g.Type, string(end.Name), end.Rank})
		}
		if q := c.Expect.Queue; q != nil {
			queues = append(queues, queueData{c.Ordinal, action, q.Queue, keys(q.Groups), keys(q.Without)})
		}
	}
	return grants, queues
}

// changesForPeople is the plan as a table to read, with its formulas disarmed.
func changesForPeople(p plan.Plan) (Document, error) {
	words := map[plan.Sign]string{plan.Add: "new", plan.Modify: "changed", plan.Remove: "taken"}
	rows := make([][]string, len(p.Changes))
	for i, c := range p.Changes {
		rows[i] = []string{strconv.Itoa(c.Ordinal), words[c.Sign], c.Subject, text.English().Print(c.Says), c.Before, c.After, strconv.Itoa(len(c.Users)), string(c.Effect)}
	}
	var b bytes.Buffer
	err := WriteCSVForPeople(&b, []string{"Number", "Kind", "What", "Change", "Before", "After", "Users", "They"}, rows)
	return Document{"changes-for-people.csv", b.Bytes()}, err
}

// beforeOf is the policy that a change takes from a group. Only there is what a change says of before an exact name.
func beforeOf(c plan.Change) string {
	if c.Kind == plan.RevokeGroup {
		return c.Before
	}
	return ""
}
