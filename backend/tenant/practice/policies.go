package practice

import (
	"crypto/sha256"
	"encoding/base64"
	"sort"
	"strings"
)

// global is the name of the tenant default of every type.
const global = "Global"

// maxGroups is how many groups one type of policy can be given to.
const maxGroups = 64

// policy is one named instance of a type.
type policy struct {
	Name     string
	BuiltIn  bool
	Settings map[string]any
}

// groupPolicy says that a group gets a policy. It reaches the members a little later.
type groupPolicy struct {
	Group  guid
	Name   string
	Active bool
	Since  int64
}

// effective is the policy of one type that a user has, where it is not the tenant default.
type effective struct {
	policyType string
	name       string
	group      guid // zero for a direct assignment
}

func (t *Tenant) seedPolicies() {
	for _, p := range policyTypes {
		t.policies[p.name] = map[string]*policy{strings.ToLower(global): {Name: global, BuiltIn: true, Settings: defaultsOf(p.name)}}
		for _, name := range p.builtIns {
			t.policies[p.name][strings.ToLower(name)] = &policy{Name: name, BuiltIn: true, Settings: defaultsOf(p.name)}
		}
	}
	t.policies["TeamsCallingPolicy"]["disallowcalling"].Settings["AllowPrivateCalling"] = false
}

// defaultsOf are the settings that a new instance has where a command does not say otherwise.
func defaultsOf(policyType string) map[string]any {
	switch policyType {
	case "TeamsCallingPolicy":
		return map[string]any{"AllowPrivateCalling": true, "AllowVoicemail": "UserOverride", "AllowCallGroups": true,
			"AllowDelegation": true, "AllowCallForwardingToUser": true, "AllowCallForwardingToPhone": true, "PreventTollBypass": false,
			"BusyOnBusyEnabledType": "Disabled", "MusicOnHoldEnabledType": "Enabled", "AllowWebPSTNCalling": true,
			"AllowCloudRecordingForCalls": false, "AllowTranscriptionforCalling": false}
	case "TeamsCallParkPolicy":
		return map[string]any{"AllowCallPark": false, "PickupRangeStart": float64(10), "PickupRangeEnd": float64(99), "ParkTimeoutSeconds": float64(300)}
	case "TenantDialPlan":
		return map[string]any{"NormalizationRules": []any{}, "SimpleName": ""}
	case "OnlineVoiceRoutingPolicy":
		return map[string]any{"OnlinePstnUsages": []any{}, "RouteType": "BYOT"}
	case "CallingLineIdentity":
		return map[string]any{"CallingIDSubstitute": "LineUri", "BlockIncomingPstnCallerID": false, "EnableUserOverride": false}
	case "OnlineVoicemailPolicy":
		return map[string]any{"EnableTranscription": true, "MaximumRecordingLength": "00:05:00", "ShareData": "Defer"}
	}
	return map[string]any{}
}

// policyNamed finds an instance; a leading "Tag:" does not matter, and neither does case.
func (w *world) policyNamed(policyType, name string) *policy {
	return w.policies[policyType][strings.ToLower(withoutTag(name))]
}

func withoutTag(name string) string {
	if len(name) >= 4 && strings.EqualFold(name[:4], "tag:") {
		return name[4:]
	}
	return name
}

// policyID is the opaque id of an instance: the same for the same type and name.
func policyID(policyType, name string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(policyType + "/" + name)))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// effectivePolicies computes what a user really has: a direct assignment, else that of the best-ranked group.
func (w *world) effectivePolicies(i int32) []effective {
	var out []effective
	for _, p := range policyTypes {
		if name, ok := w.direct[p.name][i]; ok {
			out = append(out, effective{policyType: p.name, name: name})
			continue
		}
		for _, r := range w.ranked[p.name] {
			if g := w.groupByID[r.Group]; r.Active && g != nil && !g.deleted && g.members.Contains(uint32(i)) {
				out = append(out, effective{p.name, r.Name, r.Group})
				break
			}
		}
	}
	return out
}

// give assigns a policy to a user directly, or takes the direct assignment back when the name is "".
func (t *Tenant) give(policyType string, i int32, name string) {
	t.users[i].modified = t.moment().Unix()
	t.dirty = true
	if name == "" || strings.EqualFold(name, global) {
		delete(t.direct[policyType], i)
		return
	}
	if t.direct[policyType] == nil {
		t.direct[policyType] = map[int32]string{}
	}
	t.direct[policyType][i] = name
}

// rank gives a policy to a group at a place; ranks are always 1..n, and 0 means the end.
func (t *Tenant) rank(policyType string, g *group, name string, at int) {
	list := t.ranked[policyType]
	if at < 1 || at > len(list)+1 {
		at = len(list) + 1
	}
	entry := groupPolicy{Group: g.id, Name: name, Since: t.moment().Unix()}
	list = append(list, groupPolicy{})
	copy(list[at:], list[at-1:])
	list[at-1] = entry
	t.ranked[policyType] = list
	t.laterWith(jobRank, g.id.String(), policyType, t.pace.Policy)
}

// unrank takes the policy of a type from a group; the others move up. It says whether there was one.
func (t *Tenant) unrank(policyType string, id guid) bool {
	for n, r := range t.ranked[policyType] {
		if r.Group == id {
			t.ranked[policyType] = append(append([]groupPolicy(nil), t.ranked[policyType][:n]...), t.ranked[policyType][n+1:]...)
			t.dirty = true
			return true
		}
	}
	return false
}

func (t *Tenant) runRank(j job) {
	for n, r := range t.ranked[j.Arg] {
		if r.Group.String() == j.ID {
			t.ranked[j.Arg][n].Active = true
		}
	}
}

// assigned says whether anybody has a policy, so that it cannot be removed.
func (w *world) assigned(policyType, name string) bool {
	for _, n := range w.direct[policyType] {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	for _, r := range w.ranked[policyType] {
		if strings.EqualFold(r.Name, name) {
			return true
		}
	}
	for i := range w.numbers {
		if strings.EqualFold(w.numbers[i].Policies[policyType], name) {
			return true
		}
	}
	return false
}

// policiesOf lists the instances of a type: the default first, then by name.
func (w *world) policiesOf(policyType string) []*policy {
	var list []*policy
	for _, p := range w.policies[policyType] {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool {
		if (list[i].Name == global) != (list[j].Name == global) {
			return list[i].Name == global
		}
		return strings.ToLower(list[i].Name) < strings.ToLower(list[j].Name)
	})
	return list
}
