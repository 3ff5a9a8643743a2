package world

import (
	"crypto/sha256"
	"encoding/base64"
	"sort"
	"strings"

	"personadesk/backend/limit"
)

// Global is the name of the tenant default of every type.
const Global = "Global"

// MaxGroups is how many groups one type of policy can be given to.
const MaxGroups = limit.PolicyGroups

// Policy is one named instance of a type.
type Policy struct {
	Name     string
	BuiltIn  bool
	Settings map[string]any
}

// groupPolicy says that a group gets a policy. It reaches the members a little later.
type groupPolicy struct {
	Group  GUID
	Name   string
	Active bool
	Since  int64
}

// effective is the policy of one type that a user has, where it is not the tenant default.
type effective struct {
	PolicyType string
	Name       string
	Group      GUID // zero for a direct assignment
}

// PolicyNamed finds an instance; a leading "Tag:" does not matter, and neither does case.
func (w *World) PolicyNamed(policyType, name string) *Policy {
	return w.Policies[policyType][strings.ToLower(WithoutTag(name))]
}

// WithoutTag takes the "Tag:" from the name of a policy.
func WithoutTag(name string) string {
	if len(name) >= 4 && strings.EqualFold(name[:4], "tag:") {
		return name[4:]
	}
	return name
}

// PolicyID is the opaque id of an instance: the same for the same type and name.
func PolicyID(policyType, name string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(policyType + "/" + name)))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// EffectivePolicies computes what a user really has: a direct assignment, else that of the best-ranked group.
func (w *World) EffectivePolicies(i int32) []effective {
	var out []effective
	for _, p := range PolicyTypes() {
		if name, ok := w.Direct[p.Name][i]; ok {
			out = append(out, effective{PolicyType: p.Name, Name: name})
			continue
		}
		for _, r := range w.Ranked[p.Name] {
			if g := w.GroupByID[r.Group]; r.Active && g != nil && !g.Deleted && g.Members.Contains(uint32(i)) {
				out = append(out, effective{p.Name, r.Name, r.Group})
				break
			}
		}
	}
	return out
}

// Give assigns a policy to a user directly, or takes the direct assignment back when the name is "".
func (w *World) Give(policyType string, i int32, name string) {
	w.Users[i].Modified = w.Moment().Unix()
	w.Dirty = true
	if name == "" || strings.EqualFold(name, Global) {
		delete(w.Direct[policyType], i)
		return
	}
	if w.Direct[policyType] == nil {
		w.Direct[policyType] = map[int32]string{}
	}
	w.Direct[policyType][i] = name
}

// Rank gives a policy to a group at a place; ranks are always 1..n, and 0 means the end.
func (w *World) Rank(policyType string, g *Group, name string, at int) {
	list := w.Ranked[policyType]
	if at < 1 || at > len(list)+1 {
		at = len(list) + 1
	}
	entry := groupPolicy{Group: g.ID, Name: name, Since: w.Moment().Unix()}
	list = append(list, groupPolicy{})
	copy(list[at:], list[at-1:])
	list[at-1] = entry
	w.Ranked[policyType] = list
	w.laterWith(jobRank, g.ID.String(), policyType, w.Pace.Policy)
}

// Unrank takes the policy of a type from a group; the others move up. It says whether there was one.
func (w *World) Unrank(policyType string, id GUID) bool {
	for n, r := range w.Ranked[policyType] {
		if r.Group == id {
			w.Ranked[policyType] = append(append([]groupPolicy(nil), w.Ranked[policyType][:n]...), w.Ranked[policyType][n+1:]...)
			w.Dirty = true
			return true
		}
	}
	return false
}

func (w *World) runRank(j job) {
	for n, r := range w.Ranked[j.Arg] {
		if r.Group.String() == j.ID {
			w.Ranked[j.Arg][n].Active = true
		}
	}
}

// Assigned says whether anybody has a policy, so that it cannot be removed.
func (w *World) Assigned(policyType, name string) bool {
	for _, n := range w.Direct[policyType] {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	for _, r := range w.Ranked[policyType] {
		if strings.EqualFold(r.Name, name) {
			return true
		}
	}
	for i := range w.Numbers {
		if strings.EqualFold(w.Numbers[i].Policies[policyType], name) {
			return true
		}
	}
	return false
}

// PoliciesOf lists the instances of a type: the default first, then by name.
func (w *World) PoliciesOf(policyType string) []*Policy {
	var list []*Policy
	for _, p := range w.Policies[policyType] {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool {
		if (list[i].Name == Global) != (list[j].Name == Global) {
			return list[i].Name == Global
		}
		return strings.ToLower(list[i].Name) < strings.ToLower(list[j].Name)
	})
	return list
}
