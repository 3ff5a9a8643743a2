package practice

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

func invalidValue(name string) *reply {
	return badRequest("Invalid value specified for property '" + name + "' of resource 'User'.")
}

// patchUser changes properties of a user: all or nothing. null clears, an empty text is refused.
func (t *Tenant) patchUser(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	var in map[string]json.RawMessage
	if bad := decode(rq.body, &in); bad != nil {
		return bad
	}
	u := t.users[i]
	if u.more != nil {
		c := *u.more
		u.more = &c
	}
	var mask uint64
	for name, raw := range in {
		if strings.Contains(name, "@") {
			continue
		}
		if bad := t.setProperty(&u, name, raw); bad != nil {
			return bad
		}
		if p, ok := propertyByName[name]; ok {
			mask |= 1 << p
		}
	}
	old := &t.users[i]
	if newUPN := u.text[fUPN]; newUPN != old.text[fUPN] {
		key := t.texts.intern(strings.ToLower(t.texts.get(newUPN)))
		if _, taken := t.byUPN[key]; taken {
			return badRequest("Another object with the same value for property userPrincipalName already exists.")
		}
		delete(t.byUPN, t.texts.ids[strings.ToLower(t.texts.get(old.text[fUPN]))])
		t.byUPN[key] = i
	}
	u.modified = t.now().Unix()
	t.users[i] = u
	t.userChanged(i, mask)
	return noContent()
}

// userChanged notes a change for delta queries, and lets the rules look at the user again.
func (t *Tenant) userChanged(i int32, mask uint64) {
	t.dirty = true
	t.userLog.add(i, mask)
	for _, g := range t.groups {
		if g.dynamic() && !g.deleted && g.ruleState == "On" {
			t.evaluateLater(g)
		}
	}
}

// setProperty writes one property into the copy of a user.
func (t *Tenant) setProperty(u *user, name string, raw json.RawMessage) *reply {
	if p, ok := propertyByName[name]; ok && properties[p].field >= 0 {
		var s *string
		if json.Unmarshal(raw, &s) != nil || s != nil && *s == "" {
			return invalidValue(name)
		}
		if s == nil {
			if f := properties[p].field; f == fUPN || f == fDisplayName {
				return invalidValue(name)
			}
			u.text[properties[p].field] = 0
			return nil
		}
		if name == "usageLocation" && len(*s) != 2 {
			return invalidValue(name)
		}
		u.text[properties[p].field] = t.texts.intern(*s)
		return nil
	}
	switch {
	case name == "accountEnabled":
		var on bool
		if json.Unmarshal(raw, &on) != nil || string(raw) == "null" {
			return invalidValue(name)
		}
		u.mark(isEnabled, on)
	case name == "businessPhones" || name == "otherMails":
		var items []string
		if json.Unmarshal(raw, &items) != nil || items == nil {
			return invalidValue(name)
		}
		u.own()
		if name == "businessPhones" {
			u.more.Phones = items
		} else {
			u.more.Mails = items
		}
	case name == "onPremisesExtensionAttributes":
		return u.setExtensions(raw)
	case isOpenName(name):
		var s *string
		if json.Unmarshal(raw, &s) != nil || s != nil && *s == "" {
			return invalidValue(name)
		}
		u.own()
		open := map[string]string{}
		for k, v := range u.more.Open {
			open[k] = v
		}
		delete(open, name)
		if s != nil {
			open[name] = *s
		}
		u.more.Open = open
	default:
		return badRequest("Property '" + name + "' is read-only and cannot be set.")
	}
	return nil
}

func (u *user) own() {
	if u.more == nil {
		u.more = &more{}
	}
}

// setExtensions writes some of the fifteen; those of a synchronised user belong to the directory on the premises.
func (u *user) setExtensions(raw json.RawMessage) *reply {
	const name = "onPremisesExtensionAttributes"
	if u.is(isSynced) {
		return badRequest("Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.")
	}
	var in map[string]*string
	if json.Unmarshal(raw, &in) != nil {
		return invalidValue(name)
	}
	u.own()
	for k, v := range in {
		n, err := strconv.Atoi(strings.TrimPrefix(k, "extensionAttribute"))
		if err != nil || n < 1 || n > 15 || v != nil && *v == "" {
			return invalidValue(name)
		}
		u.more.Ext[n-1] = ""
		if v != nil {
			u.more.Ext[n-1] = *v
		}
	}
	return nil
}

// deleteUser puts a user into the bin: out of every group, off every licence, but restorable.
func (t *Tenant) deleteUser(rq *request) *reply {
	i, ok := t.userAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	for _, g := range t.groups {
		if !g.deleted && g.members.Contains(uint32(i)) {
			t.leave(g, i)
		}
	}
	t.dropLicences(i, func(held) bool { return true })
	t.users[i].mark(isDeleted, true)
	t.userChanged(i, changedRemoved)
	return noContent()
}

func (t *Tenant) deletedAt(key string) (int32, bool) {
	g, ok := parseGUID(key)
	if !ok {
		return 0, false
	}
	i, ok := t.byID[g]
	return i, ok && t.users[i].is(isDeleted) && !t.users[i].is(isPurged)
}

func (t *Tenant) deletedUsers(rq *request) *reply {
	all := func(yield func(int32) bool) {
		for i := range t.users {
			if u := &t.users[i]; u.is(isDeleted) && !u.is(isPurged) && !yield(int32(i)) {
				return
			}
		}
	}
	return t.userPage(rq, "users"+selectContext(rq), all, false)
}

func (t *Tenant) restoreUser(rq *request) *reply {
	i, ok := t.deletedAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	t.users[i].mark(isDeleted, false)
	t.userChanged(i, changedCreated)
	return t.userEntity(rq, i, defaultProperties)
}

func (t *Tenant) purgeUser(rq *request) *reply {
	i, ok := t.deletedAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	t.users[i].mark(isPurged, true)
	delete(t.byUPN, t.texts.ids[strings.ToLower(t.texts.get(t.users[i].text[fUPN]))])
	t.userChanged(i, changedRemoved)
	return &reply{status: http.StatusNoContent}
}
