package plan

import (
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// authorityType is the policy that lets somebody change queues and attendants.
const authorityType = "TeamsVoiceApplicationsPolicy"

// CallFacts is what is known of the calls of a design besides it: who answers, how many they are, and what the tenant has. What was
// not read stays nil, so that nothing is concluded from it. Users are looked through once, and only where somebody is named.
func CallFacts(d persona.Design, r tenant.Reading, dir *directory.Directory, reaches []targeting.Reach) voice.Facts {
	f := voice.Facts{Answer: answering(d), Sizes: map[ident.Key]int{}}
	if _, unread := r.Unread[partQueues]; !unread && r.Queues != nil {
		f.Queues = namesOf(r.Queues, func(q tenant.Queue) string { return q.Name })
	}
	if _, unread := r.Unread[partAccounts]; !unread && r.Accounts != nil {
		f.Accounts = namesOf(r.Accounts, func(a tenant.Account) string { return a.UPN })
	}
	if _, unread := r.Unread[partLocations]; !unread && r.Locations != nil {
		f.Locations = namesOf(r.Locations, func(l tenant.Location) string { return l.Description })
		for _, l := range d.Locations {
			f.Locations = append(f.Locations, l.Name)
		}
		for _, s := range d.Sites { // which stands for its address
			f.Locations = append(f.Locations, s.Name)
		}
	}
	if dir == nil || dir.Len() == 0 {
		return f
	}
	for _, g := range r.Groups {
		if members, read := dir.Members(g.ID); read {
			f.Sizes[ident.Fold(g.Name)] = members.Count()
		}
	}
	for _, one := range reaches { // who will be in it counts, not who is
		f.Sizes[ident.Fold(one.Name)] = one.Match.Count()
	}
	f.People = peopleNamed(d, dir, reaches)
	return f
}

// answering lists the groups of personas by the queues that they answer.
func answering(d persona.Design) map[ident.Key][]string {
	list := map[ident.Key][]string{}
	for _, p := range d.Personas {
		for _, q := range p.Queues {
			key := ident.Fold(q)
			list[key] = append(list[key], p.Name)
		}
	}
	return list
}

func namesOf[T any](list []T, name func(T) string) []string {
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = name(one)
	}
	return names
}

// peopleNamed finds those whom the calls of a design name.
func peopleNamed(d persona.Design, dir *directory.Directory, reaches []targeting.Reach) map[ident.Key]voice.Person {
	named := map[ident.Key]bool{}
	for _, upn := range d.Calls().People() {
		named[ident.Fold(upn)] = true
	}
	found := map[ident.Key]voice.Person{}
	if len(named) == 0 {
		return found
	}
	authority := dir.Assignments(authorityType)
	for i := range dir.Len() {
		key := ident.Fold(dir.UPN(i))
		if !named[key] {
			continue
		}
		p := voice.Person{Name: dir.DisplayName(i)}
		if c, known := dir.Configuration(i); known {
			p.Voice = voice.Truth(c.EnterpriseVoice)
		}
		if a, has := authority.Of(i); has {
			p.Authority = string(a.Name)
		}
		for _, one := range reaches {
			if !one.Match.Has(i) {
				continue
			}
			if one.Number.Kind == persona.NextFree {
				p.Voice = voice.Truth(true) // with the number
			}
			for _, c := range one.Policies {
				if ident.Fold(c.Type) == ident.Fold(authorityType) {
					p.Authority = string(c.Name)
				}
			}
		}
		found[key] = p
	}
	return found
}

// DomainOf is the domain in which resource accounts of the tenant are named, else that of whoever signed in; "" while nobody can tell.
func DomainOf(r tenant.Reading) string {
	for _, a := range r.Accounts {
		if _, domain, ok := strings.Cut(a.UPN, "@"); ok {
			return domain
		}
	}
	_, domain, _ := strings.Cut(r.SignedIn.UPN, "@")
	return domain
}
