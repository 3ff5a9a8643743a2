package practice

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"personadesk/backend/rule"
)

// checkRule says why Entra would refuse a membership rule, or "".
func checkRule(text string) string {
	_, problems := rule.Parse(text)
	for _, p := range problems {
		if p.Severity == rule.Error {
			return p.Message
		}
	}
	return ""
}

// ruleFields are the text properties of users by the names they have in rules.
var ruleFields = func() map[string]field {
	byGraph := map[string]field{}
	for f, name := range textFields {
		byGraph[name] = field(f)
	}
	fields := map[string]field{}
	for _, p := range rule.Properties() {
		if f, ok := byGraph[p.Graph]; ok && p.Type == rule.String {
			fields[p.Name] = f
		}
	}
	return fields
}()

// matching evaluates a rule over all users. Each comparison with a text is done once for each different text.
func (t *Tenant) matching(text string, now time.Time) (*roaring.Bitmap, string) {
	r, problems := rule.Parse(text)
	if !rule.Valid(problems) {
		return nil, "Membership updates could not be evaluated: " + checkRule(text)
	}
	decide, ok := rule.Fold(r.Limited(), rule.Algebra[func(int32) rule.Outcome]{
		Leaf: func(l rule.Leaf) func(int32) rule.Outcome { return t.leaf(l, now) },
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
	for i := range t.users {
		if !t.users[i].gone() && decide(int32(i)) == rule.Match {
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
func (t *Tenant) leaf(l rule.Leaf, now time.Time) func(int32) rule.Outcome {
	name := l.Attribute()
	f, ok := ruleFields[name]
	if !ok {
		return func(i int32) rule.Outcome { return l.Test(t.ruleValue(&t.users[i], i, name), now).Outcome }
	}
	seen := map[uint32]rule.Outcome{}
	return func(i int32) rule.Outcome {
		id := t.users[i].text[f]
		if o, ok := seen[id]; ok {
			return o
		}
		v := rule.AbsentValue()
		if id != 0 {
			v = rule.TextValue(t.texts.get(id))
		}
		o := l.Test(v, now).Outcome
		if len(seen) < 20000 { // principal names are all different, and gain nothing from being remembered
			seen[id] = o
		}
		return o
	}
}

// ruleValue gives what a rule sees of a user, for everything that is no plain text.
func (t *Tenant) ruleValue(u *user, i int32, name string) rule.Value {
	text := func(s string) rule.Value {
		if s == "" {
			return rule.AbsentValue()
		}
		return rule.TextValue(s)
	}
	switch name {
	case "accountEnabled":
		return rule.BoolValue(u.is(isEnabled))
	case "dirSyncEnabled":
		if u.is(isSynced) {
			return rule.BoolValue(true)
		}
		return rule.AbsentValue()
	case "userType":
		return rule.TextValue(userType(u))
	case "objectId":
		return rule.TextValue(u.id.String())
	case "mailNickName":
		nick, _, _ := strings.Cut(t.texts.get(u.text[fUPN]), "@")
		return text(nick)
	case "telephoneNumber":
		if p := u.rare().Phones; len(p) > 0 {
			return text(p[0])
		}
		return rule.AbsentValue()
	case "otherMails":
		return rule.TextsValue(u.rare().Mails...)
	case "proxyAddresses":
		if mail := t.texts.get(u.text[fMail]); mail != "" {
			return rule.TextsValue("SMTP:" + mail)
		}
		return rule.TextsValue()
	case "assignedPlans":
		var items []rule.Item
		t.eachPlan(u, func(p plan, _ int64) {
			items = append(items, rule.Item{"servicePlanId": rule.TextValue(p.ID),
				"service": rule.TextValue(p.Service), "capabilityStatus": rule.TextValue("Enabled")})
		})
		return rule.ItemsValue(items...)
	case rule.MemberOfAttribute:
		var ids []string
		for _, g := range t.groups {
			if !g.deleted && g.members.Contains(uint32(i)) {
				ids = append(ids, g.id.String())
			}
		}
		return rule.TextsValue(ids...)
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "extensionAttribute")); err == nil && n >= 1 && n <= 15 {
		return text(u.rare().Ext[n-1])
	}
	if isOpenName(name) {
		return text(u.rare().Open[name])
	}
	return rule.AbsentValue()
}

// evaluateLater asks for the members of a dynamic group to be computed again.
func (t *Tenant) evaluateLater(g *group) {
	if g.ruleState == "On" {
		t.once(jobEvaluate, g.id.String(), t.pace.Membership)
	}
}

func (t *Tenant) runEvaluate(j job) {
	if g := t.jobGroup(j); g != nil {
		g.ruleStatus = "Running"
		t.later(jobEvaluated, j.ID, t.pace.Membership)
		t.queued[jobEvaluate+j.ID] = true
	}
}

func (t *Tenant) runEvaluated(j job) {
	delete(t.queued, jobEvaluate+j.ID)
	g := t.jobGroup(j)
	if g == nil || !g.dynamic() || g.ruleState != "On" {
		return
	}
	found, why := t.matching(g.rule, t.jobTime)
	g.ruleError = why
	if why != "" {
		g.ruleStatus = "Failed" // the members stay as they were
		return
	}
	for it := roaring.AndNot(g.members, found).Iterator(); it.HasNext(); {
		t.leave(g, int32(it.Next()))
	}
	for it := roaring.AndNot(found, g.members).Iterator(); it.HasNext(); {
		t.join(g, int32(it.Next()))
	}
	g.ruleStatus, g.ruleSeen = "Succeeded", t.jobTime.Unix()
}

// evaluateMembership answers whether one user would match a rule; Graph has it in beta only.
func (t *Tenant) evaluateMembership(rq *request) *reply {
	if rq.version != "beta" {
		return fail(http.StatusBadRequest, "BadRequest", "Resource not found for the segment 'evaluateDynamicMembership'.")
	}
	var in struct {
		Member string `json:"memberId"`
		Rule   string `json:"membershipRule"`
	}
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	if len(rq.p) > 0 {
		g, bad := t.groupAt(rq)
		if bad != nil {
			return bad
		}
		in.Rule = g.rule
	}
	i, ok := t.userAt(in.Member)
	if !ok {
		return notFound(in.Member)
	}
	r, problems := rule.Parse(in.Rule)
	if !rule.Valid(problems) {
		return fail(http.StatusBadRequest, "DynamicGroupQueryParseError", checkRule(in.Rule))
	}
	details := evaluationDetails(r.Explain(ruleUser{t, i}, t.now()))
	return answer(http.StatusOK, obj{"@odata.context": rq.base + "/$metadata#microsoft.graph.evaluateDynamicMembershipResult",
		"membershipRule": in.Rule, "membershipRuleEvaluationResult": details["expressionResult"], "membershipRuleEvaluationDetails": details})
}

// evaluationDetails is an explanation as Graph has it, which knows only true and false.
func evaluationDetails(e rule.Explanation) obj {
	parts := make([]any, len(e.Details))
	for i, part := range e.Details {
		parts[i] = evaluationDetails(part)
	}
	var property any
	if e.Property != nil {
		property = obj{"propertyName": e.Property.Name, "propertyValue": e.Property.Value}
	}
	return obj{"expression": e.Expression, "expressionResult": e.Holds != nil && *e.Holds, "propertyToEvaluate": property, "expressionEvaluationDetails": parts}
}

// ruleUser shows one user to the rule engine.
type ruleUser struct {
	t *Tenant
	i int32
}

// Attribute gives the property that a rule calls name.
func (r ruleUser) Attribute(name string) rule.Value {
	u := &r.t.users[r.i]
	f, ok := ruleFields[name]
	switch {
	case !ok:
		return r.t.ruleValue(u, r.i, name)
	case u.text[f] == 0:
		return rule.AbsentValue()
	}
	return rule.TextValue(r.t.texts.get(u.text[f]))
}
