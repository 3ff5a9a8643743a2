package plan

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// resourceLicence is Microsoft Teams Phone Resource Account, which a resource account needs for a number.
const resourceLicence ident.SKU = "440eaaa8-b3e0-484b-a8be-62870b9ba70a"

// accountsPersona is the group that hands the licence to resource accounts. It is no persona of the design: nobody is a member but them.
const accountsPersona = persona.ResourceAccounts

// accounts makes the resource accounts of the design. They get nothing yet: the licence comes by their group, the number after it.
func (m *maker) accounts() {
	for _, a := range m.design.Persona.Accounts {
		m.thing(wish{kind: tenant.AccountThing, name: a.UPN, existing: a.Existing, maker: "New-CsOnlineApplicationInstance", changer: "Set-CsOnlineApplicationInstance",
			naming: []tenant.Param{param("UserPrincipalName", tenant.Text(a.UPN))},
			fields: []field{
				{param: "DisplayName", value: tenant.Text(a.Name), unset: a.Name == ""},
				{param: "ApplicationId", value: tenant.Text(a.Application())},
			}})
	}
}

// accountChange is the change that makes a resource account, as the design spells it.
func (m *maker) accountChange(upn string) string {
	if a, ours := voice.Find(m.design.Persona.Accounts, upn); ours {
		upn = a.UPN
	}
	return ThingChange(tenant.AccountThing, upn)
}

// AccountsGroup is the key of the group of the resource accounts that need a licence.
func AccountsGroup() string { return persona.GroupKey(persona.Persona{ID: accountsPersona}) }

// accountsOf is the group of the resource accounts that need a licence, with its rule, which names each of them, and how many they are.
func accountsOf(d persona.Design) (p persona.Persona, parsed rule.Rule, needed int) {
	var names []string
	for _, a := range d.Accounts {
		if a.Licensed && !a.Existing {
			names = append(names, `"`+strings.ReplaceAll(a.UPN, `"`, "")+`"`)
		}
	}
	slices.Sort(names)
	p = persona.Persona{ID: accountsPersona, Name: "Prov_Teams_Phone_Resource_Accounts", Layer: persona.Baseline,
		Description: "Resource accounts of queues and attendants, which need a licence for their numbers",
		Rule:        "(user.userPrincipalName -in [" + strings.Join(names, ", ") + "])", Licences: []ident.SKU{resourceLicence}}
	if len(names) > 0 {
		parsed, _ = parse.Rule(p.Rule)
	}
	return p, parsed, len(names)
}

// licensedAccounts is the group of the resource accounts that need a licence; nil when none does.
func (m *maker) licensedAccounts() *target {
	p, parsed, needed := accountsOf(m.design.Persona)
	if needed == 0 {
		return nil
	}
	t := &target{key: persona.GroupKey(p), rule: parsed.String(), choices: choices(p)}
	t.Reach = targeting.Reach{Persona: p, Parsed: parsed, Match: m.s.dir.Match(parsed, m.now).Match}
	return t
}

// accountNumbers gives resource accounts their numbers, each with its emergency location, before users choose from what is free.
func (m *maker) accountNumbers() {
	for _, a := range m.design.Persona.Accounts {
		if a.Number == "" || a.Existing || !m.rests(text.Of("plan.what.numbers"), partNumbers, partAccounts) {
			continue
		}
		where := problem.Where{Step: "plan", Kind: string(voice.KindAccount), ID: a.UPN, Field: "number"}
		have, there := m.s.accounts[ident.Fold(a.UPN)]
		if there && have.Telephone == a.Number {
			continue
		}
		if there && have.Telephone != "" {
			m.add(*problem.Warn("PLAN_ACCOUNT_NUMBER").Detailed(a.UPN, have.Telephone, a.Number).Hinted().At(where))
			continue
		}
		if !there && !m.ids[m.accountChange(a.UPN)] {
			continue // it cannot be made, which was said
		}
		told := m.told(a.Number)
		held, listed := told.Held, told.Listed
		if !listed && a.NumberType != "directRouting" {
			m.add(*problem.New("PLAN_ACCOUNT_NUMBER_GONE").Detailed(a.UPN, a.Number).Hinted().At(where))
			continue
		}
		if held.Target != "" || !told.MayServe(have.ID, m.now) {
			m.add(*problem.New("PLAN_ACCOUNT_NUMBER_HELD").Detailed(a.UPN, a.Number).Hinted().At(where))
			continue
		}
		m.giveAccount(a, held, listed)
	}
}

// told is what the tenant and our own record say of a number.
func (m *maker) told(telephone string) number.Told {
	none := number.Told{Key: number.KeyOf(telephone)}
	if m.s.Numbers == nil {
		return none
	}
	told, err := m.s.Numbers.Find([]number.Key{none.Key})
	if err != nil {
		m.unasked(err)
		return none
	}
	if len(told) == 0 {
		return none
	}
	one := told[0]
	if one.Account != "" {
		one.Held.Target = one.Account
	}
	return one
}

func (m *maker) giveAccount(a voice.Account, held number.Held, listed bool) {
	n := tenant.NumberAssignment{Telephone: a.Number, Type: a.NumberType, Account: a.UPN}
	if held.Type != "" {
		n.Type = held.Type // as the tenant has it
	}
	if have, there := m.s.accounts[ident.Fold(a.UPN)]; there {
		n.Target = have.ID
	}
	needs := []string{m.accountChange(a.UPN), licenceChange(persona.GroupKey(persona.Persona{ID: accountsPersona}))}
	if a.Location != "" {
		needs = append(needs, m.locate(&n, a.Location)...)
	}
	m.accountNumber[a.Number] = true
	m.seeNumber(a.Number, held, listed)
	m.put(Change{ID: accountNumberChange(a.UPN), Lane: m.accountsLane(LaneNumbers), Kind: AssignNumber, Sign: Add, Subject: a.UPN, After: a.Number,
		Says: text.Of("plan.give-number", a.UPN, newSpoken(m.design.Ranges).write(number.Number{Telephone: a.Number})), Effect: Notice, Needs: needs,
		Action: Action{Number: &n}, Expect: Expect{Number: &n}})
}

func accountNumberChange(upn string) string { return "account-number:" + upn }

// accountsLane is the lane in which resource accounts get their licence and their numbers: early, where a policy of the design names one of
// them, because the tenant takes such a policy only once the account has its number.
func (m *maker) accountsLane(usual Lane) Lane {
	for _, p := range m.design.Persona.Policies {
		for _, s := range p.Settings {
			if s.Kind != persona.SettingAccount || p.Existing {
				continue
			}
			if a, ours := voice.Find(m.design.Persona.Accounts, s.Value); ours && !a.Existing && a.Number != "" {
				return LaneGroups
			}
		}
	}
	return usual
}

// accountLicences lets the group of the resource accounts hand out their licence, before the numbers that rest on it.
func (m *maker) accountLicences() {
	accounts := m.licensedAccounts()
	if accounts == nil || !m.rests(text.Of("plan.what.licences"), partGroups, partSubscriptions) {
		return
	}
	counts := map[ident.SKU]*seatCount{}
	m.licencesOf(accounts, counts)
	m.countSeats(counts)
}

// associate lets a queue be called under its resource account.
func (m *maker) associate(upn string, kind tenant.ThingKind, name string) {
	if upn == "" {
		return
	}
	account, there := m.s.accounts[ident.Fold(upn)]
	if !there && !m.ids[m.accountChange(upn)] {
		return // the checks of the design have said so
	}
	for _, have := range m.s.things[thingID{kind, ident.Fold(name)}] {
		shown, _ := have.Setting(applicationInstances)
		if there && slices.ContainsFunc(persona.ListOf(shown), func(id string) bool { return ident.Object(id) == account.ID }) {
			return
		}
	}
	ref := tenant.Ref{Kind: tenant.RefAccount, Key: upn}
	command := tenant.Command{Name: "New-CsOnlineApplicationInstanceAssociation", Params: []tenant.Param{
		param("Identities", tenant.ListOf(refs([]tenant.Ref{ref})...)), param("ConfigurationId", tenant.RefTo(tenant.ThingRef(kind), name)),
		param("ConfigurationType", tenant.Text(configurationTypes[kind]))}}
	m.put(Change{ID: "association:" + upn, Lane: LaneQueues, Kind: ChangeThing, Sign: Add, Subject: name, After: upn, Says: text.Of("plan.associate", name, upn),
		Effect: Notice, Needs: []string{m.accountChange(upn), ThingChange(kind, name)}, Action: Action{Command: &command},
		Expect: Expect{Thing: &ThingSeen{Kind: kind, Name: name, Refs: map[string][]tenant.Ref{applicationInstances: {ref}}}}})
}

// applicationInstances is the setting under which a queue or an attendant shows its resource accounts.
const applicationInstances = "ApplicationInstances"

var configurationTypes = map[tenant.ThingKind]string{tenant.QueueThing: "CallQueue", tenant.AttendantThing: "AutoAttendant"}
