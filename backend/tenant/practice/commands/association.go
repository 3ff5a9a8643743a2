package commands

import (
	"slices"

	"personadesk/backend/tenant"
)

// answersFor finds the list of resource accounts of what an account is associated with, and which type that is.
func (t *Module) answersFor(id string) (accounts *[]string, kind string, err error) {
	if a, err := t.attendantAt(id); err == nil {
		return &a.Accounts, "AutoAttendant", nil
	}
	q, err := t.queueAt(id)
	if err != nil {
		return nil, "", err
	}
	return &q.Accounts, "CallQueue", nil
}

func (t *Module) newAssociation(p params) ([]tenant.Object, error) {
	kind := oneOf(p.text("configurationtype"), "CallQueue", "AutoAttendant")
	if kind == "" {
		return nil, noSuchValue("ConfigurationType", p.text("configurationtype"))
	}
	id := p.text("configurationid")
	accounts, is, err := t.answersFor(id)
	switch {
	case err != nil:
		return nil, err
	case is != kind:
		return nil, Fail(KindMissing, "No configuration of the type "+kind+" was found with the identity \""+id+"\".")
	}
	for _, key := range p.texts("identities") {
		a, err := t.accountAt(key)
		if err != nil {
			return nil, err
		}
		if a.Queue != "" {
			return nil, Fail(KindTwice, "The application instance \""+key+"\" is associated already.")
		}
	}
	out := []tenant.Object{}
	for _, key := range p.texts("identities") {
		a, err := t.accountAt(key)
		if err != nil {
			return nil, err
		}
		a.Queue = id
		*accounts = append(*accounts, a.ID.String())
		out = append(out, tenant.Object{"Id": a.ID.String(), "ConfigurationId": id, "ConfigurationType": kind, "Status": "Success"})
	}
	t.Dirty = true
	return out, nil
}

func (t *Module) getAssociation(p params) ([]tenant.Object, error) {
	a, err := t.accountAt(p.text("identity"))
	if err != nil {
		return nil, err
	}
	_, kind, err := t.answersFor(a.Queue)
	if err != nil {
		return nil, Fail(KindMissing, "The application instance \""+p.text("identity")+"\" has no association.")
	}
	return []tenant.Object{{"Id": a.ID.String(), "ConfigurationId": a.Queue, "ConfigurationType": kind}}, nil
}

func (t *Module) removeAssociation(p params) ([]tenant.Object, error) {
	for _, key := range p.texts("identities") {
		a, err := t.accountAt(key)
		if err != nil {
			return nil, err
		}
		if accounts, _, err := t.answersFor(a.Queue); err == nil {
			*accounts = slices.DeleteFunc(slices.Clone(*accounts), func(id string) bool { return id == a.ID.String() })
		}
		a.Queue = ""
	}
	t.Dirty = true
	return nil, nil
}
