package graphapi

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

func invalidValue(name string) *Reply {
	return badRequest("Invalid value specified for property '" + name + "' of resource 'User'.")
}

// patchUser changes properties of a user: all or nothing. null clears, an empty text is refused.
func (t *API) patchUser(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	var in map[string]json.RawMessage
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	u := t.Users[i]
	if u.More != nil {
		c := *u.More
		u.More = &c
	}
	var mask uint64
	for name, raw := range in {
		if strings.Contains(name, "@") {
			continue
		}
		if bad := t.setProperty(&u, name, raw); bad != nil {
			return bad
		}
		if p, ok := world.PropertyByName[name]; ok {
			mask |= 1 << p
		}
	}
	old := &t.Users[i]
	if newUPN := u.Text[world.FieldUPN]; newUPN != old.Text[world.FieldUPN] {
		key := t.Texts.Intern(strings.ToLower(t.Texts.Get(newUPN)))
		if _, taken := t.ByUPN[key]; taken {
			return badRequest("Another object with the same value for property userPrincipalName already exists.")
		}
		delete(t.ByUPN, t.Texts.IDs[strings.ToLower(t.Texts.Get(old.Text[world.FieldUPN]))])
		t.ByUPN[key] = i
	}
	u.Modified = t.Now().Unix()
	t.Users[i] = u
	t.UserChanged(i, mask)
	return noContent()
}

// setProperty writes one property into the copy of a user.
func (t *API) setProperty(u *world.User, name string, raw json.RawMessage) *Reply {
	if p, ok := world.PropertyByName[name]; ok && properties[p].field >= 0 {
		var s *string
		if json.Unmarshal(raw, &s) != nil || s != nil && *s == "" {
			return invalidValue(name)
		}
		if s == nil {
			if f := properties[p].field; f == world.FieldUPN || f == world.FieldDisplayName {
				return invalidValue(name)
			}
			u.Text[properties[p].field] = 0
			return nil
		}
		if name == "usageLocation" && len(*s) != 2 {
			return invalidValue(name)
		}
		u.Text[properties[p].field] = t.Texts.Intern(*s)
		return nil
	}
	switch {
	case name == "accountEnabled":
		var on bool
		if json.Unmarshal(raw, &on) != nil || string(raw) == "null" {
			return invalidValue(name)
		}
		u.Mark(world.IsEnabled, on)
	case name == "businessPhones" || name == "otherMails":
		var items []string
		if json.Unmarshal(raw, &items) != nil || items == nil {
			return invalidValue(name)
		}
		u.Own()
		if name == "businessPhones" {
			u.More.Phones = items
		} else {
			u.More.Mails = items
		}
	case name == "onPremisesExtensionAttributes":
		return setExtensions(u, raw)
	case world.IsOpenName(name):
		var s *string
		if json.Unmarshal(raw, &s) != nil || s != nil && *s == "" {
			return invalidValue(name)
		}
		u.Own()
		open := map[string]string{}
		for k, v := range u.More.Open {
			open[k] = v
		}
		delete(open, name)
		if s != nil {
			open[name] = *s
		}
		u.More.Open = open
	default:
		return badRequest("Property '" + name + "' is read-only and cannot be set.")
	}
	return nil
}

// setExtensions writes some of the fifteen; those of a synchronised user belong to the directory on the premises.
func setExtensions(u *world.User, raw json.RawMessage) *Reply {
	const name = "onPremisesExtensionAttributes"
	if u.Is(world.IsSynced) {
		return badRequest("Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.")
	}
	var in map[string]*string
	if json.Unmarshal(raw, &in) != nil {
		return invalidValue(name)
	}
	u.Own()
	for k, v := range in {
		n, err := strconv.Atoi(strings.TrimPrefix(k, "extensionAttribute"))
		if err != nil || n < 1 || n > 15 || v != nil && *v == "" {
			return invalidValue(name)
		}
		u.More.Ext[n-1] = ""
		if v != nil {
			u.More.Ext[n-1] = *v
		}
	}
	return nil
}

// deleteUser puts a user into the bin: out of every group, off every licence, but restorable.
func (t *API) deleteUser(rq *Request) *Reply {
	i, ok := t.UserAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	for _, g := range t.Groups {
		if !g.Deleted && g.Members.Contains(uint32(i)) {
			t.Leave(g, i)
		}
	}
	t.DropLicences(i, func(world.Held) bool { return true })
	t.Users[i].Mark(world.IsDeleted, true)
	t.UserChanged(i, world.ChangedRemoved)
	return noContent()
}

func (t *API) deletedAt(key string) (int32, bool) {
	g, ok := world.ParseGUID(key)
	if !ok {
		return 0, false
	}
	i, ok := t.ByID[g]
	return i, ok && t.Users[i].Is(world.IsDeleted) && !t.Users[i].Is(world.IsPurged)
}

func (t *API) deletedUsers(rq *Request) *Reply {
	all := func(yield func(int32) bool) {
		for i := range t.Users {
			if u := &t.Users[i]; u.Is(world.IsDeleted) && !u.Is(world.IsPurged) && !yield(int32(i)) {
				return
			}
		}
	}
	return t.userPage(rq, "users"+selectContext(rq), all, false)
}

func (t *API) restoreUser(rq *Request) *Reply {
	i, ok := t.deletedAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	t.Users[i].Mark(world.IsDeleted, false)
	t.UserChanged(i, world.ChangedCreated)
	return t.userEntity(rq, i, defaultProperties)
}

func (t *API) purgeUser(rq *Request) *Reply {
	i, ok := t.deletedAt(rq.p[0])
	if !ok {
		return notFound(rq.p[0])
	}
	t.Users[i].Mark(world.IsPurged, true)
	delete(t.ByUPN, t.Texts.IDs[strings.ToLower(t.Texts.Get(t.Users[i].Text[world.FieldUPN]))])
	t.UserChanged(i, world.ChangedRemoved)
	return &Reply{Status: http.StatusNoContent}
}
