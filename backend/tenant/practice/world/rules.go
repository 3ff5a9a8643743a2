package world

import (
	"strconv"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/parse"
)

// CheckRule says why Entra would refuse a membership rule, or "".
func CheckRule(text string) string {
	_, problems := parse.Rule(text)
	for _, p := range problems {
		if p.Severity == rule.Error {
			return p.Message
		}
	}
	return ""
}

// ruleFields are the text properties of users by the names they have in rules.
var ruleFields = func() map[string]Field {
	byGraph := map[string]Field{}
	for f, name := range TextFields {
		byGraph[name] = Field(f)
	}
	fields := map[string]Field{}
	for _, p := range rule.Properties() {
		if f, ok := byGraph[p.Graph]; ok && p.Type == rule.String {
			fields[p.Name] = f
		}
	}
	return fields
}()

// Matching evaluates a rule over all users. Each comparison with a text is done once for each different text.
func (w *World) Matching(text string, now time.Time) (*roaring.Bitmap, string) {
	r, problems := parse.Rule(text)
	if !rule.Valid(problems) {
		return nil, "Membership updates could not be evaluated: " + CheckRule(text)
	}
	decide, ok := evaluate.Fold(evaluate.Limited(r), evaluate.Algebra[func(int32) rule.Outcome]{
		Leaf: func(l evaluate.Leaf) func(int32) rule.Outcome { return w.leaf(l, now) },
		And: func(parts []func(int32) rule.Outcome) func(int32) rule.Outcome {
			return joined(parts, rule.NoMatch, rule.Match)
		},
		Or: func(parts []func(int32) rule.Outcome) func(int32) rule.Outcome {
			return joined(parts, rule.Match, rule.NoMatch)
		},
		Not: func(part func(int32) rule.Outcome) func(int32) rule.Outcome {
			return func(i int32) rule.Outcome {
				switch part(i) {
				case rule.Match:
					return rule.NoMatch
				case rule.NoMatch:
					return rule.Match
				}
				return rule.Unknown
			}
		},
	})
	if !ok {
		return nil, "Membership updates could not be evaluated: the rule is empty."
	}
	out := roaring.New()
	for i := range w.Users {
		if !w.Users[i].Gone() && decide(int32(i)) == rule.Match {
			out.Add(uint32(i))
		}
	}
	return out, ""
}

// joined joins outcomes: the deciding one wins, else anything unknown, else the neutral one.
func joined(parts []func(int32) rule.Outcome, deciding, neutral rule.Outcome) func(int32) rule.Outcome {
	return func(i int32) rule.Outcome {
		result := neutral
		for _, p := range parts {
			switch p(i) {
			case deciding:
				return deciding
			case rule.Unknown:
				result = rule.Unknown
			}
		}
		return result
	}
}

// leaf makes one comparison of a rule ready to be asked for any user.
func (w *World) leaf(l evaluate.Leaf, now time.Time) func(int32) rule.Outcome {
	name := l.Attribute()
	f, ok := ruleFields[name]
	if !ok {
		return func(i int32) rule.Outcome { return l.Test(w.ruleValue(&w.Users[i], i, name), now).Outcome }
	}
	seen := map[uint32]rule.Outcome{}
	return func(i int32) rule.Outcome {
		id := w.Users[i].Text[f]
		if o, ok := seen[id]; ok {
			return o
		}
		v := rule.AbsentValue()
		if id != 0 {
			v = rule.TextValue(w.Texts.Get(id))
		}
		o := l.Test(v, now).Outcome
		if len(seen) < 20000 { // principal names are all different, and gain nothing from being remembered
			seen[id] = o
		}
		return o
	}
}

// ruleValue gives what a rule sees of a user, for everything that is no plain text.
func (w *World) ruleValue(u *User, i int32, name string) rule.Value {
	text := func(s string) rule.Value {
		if s == "" {
			return rule.AbsentValue()
		}
		return rule.TextValue(s)
	}
	switch name {
	case "accountEnabled":
		return rule.BoolValue(u.Is(IsEnabled))
	case "dirSyncEnabled":
		if u.Is(IsSynced) {
			return rule.BoolValue(true)
		}
		return rule.AbsentValue()
	case "userType":
		return rule.TextValue(UserType(u))
	case "objectId":
		return rule.TextValue(u.ID.String())
	case "mailNickName":
		nick, _, _ := strings.Cut(w.Texts.Get(u.Text[FieldUPN]), "@")
		return text(nick)
	case "telephoneNumber":
		if p := u.Rare().Phones; len(p) > 0 {
			return text(p[0])
		}
		return rule.AbsentValue()
	case "otherMails":
		return rule.TextsValue(u.Rare().Mails...)
	case "proxyAddresses":
		if mail := w.Texts.Get(u.Text[FieldMail]); mail != "" {
			return rule.TextsValue("SMTP:" + mail)
		}
		return rule.TextsValue()
	case "assignedPlans":
		var items []rule.Item
		w.EachPlan(u, func(p Plan, _ int64) {
			items = append(items, rule.Item{"servicePlanId": rule.TextValue(p.ID),
				"service": rule.TextValue(p.Service), "capabilityStatus": rule.TextValue("Enabled")})
		})
		return rule.ItemsValue(items...)
	case rule.MemberOfAttribute:
		var ids []string
		for _, g := range w.Groups {
			if !g.Deleted && g.Members.Contains(uint32(i)) {
				ids = append(ids, g.ID.String())
			}
		}
		return rule.TextsValue(ids...)
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "extensionAttribute")); err == nil && n >= 1 && n <= 15 {
		return text(u.Rare().Ext[n-1])
	}
	if IsOpenName(name) {
		return text(u.Rare().Open[name])
	}
	return rule.AbsentValue()
}

// EvaluateLater asks for the members of a dynamic group to be computed again.
func (w *World) EvaluateLater(g *Group) {
	if g.RuleState == "On" {
		w.once(jobEvaluate, g.ID.String(), w.Pace.Membership)
	}
}

func (w *World) runEvaluate(j job) {
	if g := w.jobGroup(j); g != nil {
		g.RuleStatus = "Running"
		w.Later(jobEvaluated, j.ID, w.Pace.Membership)
		w.queued[jobEvaluate+j.ID] = true
	}
}

func (w *World) runEvaluated(j job) {
	delete(w.queued, jobEvaluate+j.ID)
	g := w.jobGroup(j)
	if g == nil || !g.Dynamic() || g.RuleState != "On" {
		return
	}
	found, why := w.Matching(g.Rule, w.jobTime)
	g.RuleError = why
	if why != "" {
		g.RuleStatus = "Failed" // the members stay as they were
		return
	}
	for it := roaring.AndNot(g.Members, found).Iterator(); it.HasNext(); {
		w.Leave(g, int32(it.Next()))
	}
	for it := roaring.AndNot(found, g.Members).Iterator(); it.HasNext(); {
		w.Join(g, int32(it.Next()))
	}
	g.RuleStatus, g.RuleSeen = "Succeeded", w.jobTime.Unix()
}

// SeenByRules is a user the way a membership rule sees it.
func (w *World) SeenByRules(i int32) evaluate.User { return ruleUser{w, i} }

// ruleUser shows one user to the rule engine.
type ruleUser struct {
	t *World
	i int32
}

// Attribute gives the property that a rule calls name.
func (r ruleUser) Attribute(name string) rule.Value {
	u := &r.t.Users[r.i]
	f, ok := ruleFields[name]
	switch {
	case !ok:
		return r.t.ruleValue(u, r.i, name)
	case u.Text[f] == 0:
		return rule.AbsentValue()
	}
	return rule.TextValue(r.t.Texts.Get(u.Text[f]))
}
