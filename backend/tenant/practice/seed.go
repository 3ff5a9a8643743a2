package practice

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
)

// Who the customer is. All names are invented; .example can never be a real domain.
const (
	domain        = "larkfield.example"
	company       = "Larkfield Group"
	tenantCountry = "GB"
)

// seed fills an empty world: the same arguments give the same tenant.
func (t *Tenant) seed(users int, seed int64) {
	t.incarnation = derive("larkfield", strconv.FormatInt(seed, 10), strconv.Itoa(users)).String()
	t.world = emptyWorld(t.incarnation)
	t.tenantID = derive(t.incarnation, "tenant").String()
	r := rand.New(rand.NewPCG(uint64(seed), 0x6c61726b)) // a reproducible seed is the point
	t.seedSkus(users)
	t.seedUsers(users, r)
	t.seedAccounts()
	t.seedNumbers(r)
	t.seedPolicies()
	t.seedVoice()
	t.seedGroups()
	t.userLog, t.groupLog = changeLog{}, changeLog{}
	clear(t.memberLog)
}

func emptyWorld(incarnation string) world {
	return world{incarnation: incarnation, byID: map[guid]int32{}, byUPN: map[uint32]int32{}, groupByID: map[guid]*group{},
		memberLog: map[uint64]memberChange{}, numberAt: map[string]int32{}, heldBy: map[guid][]int32{},
		operations: map[string]*operation{}, policies: map[string]map[string]*policy{}, direct: map[string]map[int32]string{},
		ranked: map[string][]groupPolicy{}, batches: map[string]*batchOperation{}, queued: map[string]bool{}}
}

// founded is when the seeded objects were made, so that the seed does not depend on the clock.
const founded = 1735689600 // 2025-01-01

// addUser takes a new user into the directory. The principal name must be free.
func (t *Tenant) addUser(u user) int32 {
	i := int32(len(t.users))
	t.users = append(t.users, u)
	t.byID[u.id] = i
	t.byUPN[t.texts.intern(strings.ToLower(t.texts.get(u.text[fUPN])))] = i
	return i
}

// person is what the seed says of one human being.
type person struct {
	given, surname, department, job, city, office, country, usage string
	marks                                                         uint8
}

// theNamed are in every practice tenant: the two test users of the guide, and the administrator we sign in as.
var theNamed = []person{
	{"Christie", "Cline", "HR", "HR Officer", "Manchester", "Manchester", "United Kingdom", "GB", isEnabled},
	{"Debra", "Berger", "HR", "HR Officer", "London", "London", "United Kingdom", "GB", isEnabled},
	{"Priya", "Nair", "IT", "Collaboration Engineer", "Manchester", "Manchester", "United Kingdom", "GB", isEnabled},
}

func (t *Tenant) seedUsers(users int, r *rand.Rand) {
	t.users = make([]user, 0, users+len(seedAccountList))
	t.byID, t.byUPN = make(map[guid]int32, users), make(map[uint32]int32, users)
	t.texts = texts{ids: make(map[string]uint32, 3*users), list: make([]string, 0, 3*users+1)} // name, principal name and number of each
	used := make(map[string]int, users)
	for n := range users {
		var p person
		if n < len(theNamed) {
			p = theNamed[n]
		} else {
			p = somebody(r)
		}
		i := t.addPerson(p, n, used)
		if n == 2 {
			t.adminID = t.users[i].id
		}
		t.seedLicences(i)
	}
}

func (t *Tenant) addPerson(p person, n int, used map[string]int) int32 {
	name := strings.ToLower(p.given + "." + p.surname)
	used[name]++
	if c := used[name]; c > 1 {
		name += strconv.Itoa(c)
	}
	u := user{id: derive(t.incarnation, "user", strconv.Itoa(n)), marks: p.marks, created: founded + int64(n%86400), modified: founded}
	set := func(f field, s string) { u.text[f] = t.texts.intern(s) }
	set(fGivenName, p.given)
	set(fSurname, p.surname)
	set(fDisplayName, p.given+" "+p.surname)
	if p.marks&isGuest != 0 {
		set(fUPN, name+"_partner.example#EXT#@"+domain)
		set(fMail, name+"@partner.example")
		u.created += 3600
		return t.addUser(u)
	}
	set(fUPN, name+"@"+domain)
	set(fMail, name+"@"+domain)
	set(fDepartment, p.department)
	set(fJobTitle, p.job)
	set(fCity, p.city)
	set(fOffice, p.office)
	set(fCountry, p.country)
	set(fUsage, p.usage)
	set(fCompany, company)
	set(fEmployeeID, strconv.Itoa(100000+n))
	set(fLanguage, "en-GB")
	if n%3 == 0 {
		u.marks |= isSynced
	}
	if p.department == "Reception" {
		u.more = &more{}
		u.more.Ext[0] = "FrontDesk"
	}
	return t.addUser(u)
}

// seedLicences gives employees the base products. Teams Phone belongs to the holders of numbers only, see seedNumbers.
func (t *Tenant) seedLicences(i int32) {
	u := &t.users[i]
	if u.is(isEnabled) && !u.is(isGuest) {
		t.setHeld(i, t.baseLicences())
	}
}

// baseLicences is one list that all users share until theirs changes; setHeld never writes into a list.
func (t *Tenant) baseLicences() []held {
	if t.base == nil {
		for _, part := range []string{skuBase, skuTeams, skuEntra} {
			k, _ := t.skuAt(part)
			t.base = append(t.base, held{SKU: k, Source: -1, At: founded})
		}
	}
	return t.base
}

// somebody makes up an employee or a guest, with the flaws a real directory has.
func somebody(r *rand.Rand) person {
	p := person{given: pick(r, givenNames), surname: pick(r, surnames), country: "United Kingdom", usage: "GB", marks: isEnabled}
	if r.IntN(100) < 3 {
		p.marks |= isGuest
		return p
	}
	d := weighted(r, departments)
	p.department, p.job = d.name, pick(r, d.jobs)
	s := weighted(r, sites)
	p.city, p.office = s.city, s.office
	if s.country != "" {
		p.country, p.usage = s.country, s.usage
	}
	switch roll := r.IntN(1000); {
	case roll < 40:
		p.marks &^= isEnabled
	case roll < 50:
		p.country = "England"
	case roll < 56:
		p.city = strings.Replace(p.city, "Manchester", "Manchster", 1)
	case roll < 62:
		p.city = " " + strings.ToLower(p.city)
	case roll < 70:
		p.department = ""
	case roll < 76:
		p.office = ""
	case roll < 82:
		p.country, p.usage = "", ""
	case roll < 86:
		p.job = ""
	}
	if p.city == " " {
		p.city = ""
	}
	return p
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

func weighted[T interface{ share() int }](r *rand.Rand, list []T) T {
	total := 0
	for _, x := range list {
		total += x.share()
	}
	roll := r.IntN(total)
	for _, x := range list {
		if roll -= x.share(); roll < 0 {
			return x
		}
	}
	return list[len(list)-1]
}

// seedGroups makes the teams of the two HR offices and an old assigned group that is nobody's business.
func (t *Tenant) seedGroups() {
	admin := t.byID[t.adminID]
	for _, name := range []string{"HR Manchester", "HR London"} {
		nick := strings.ReplaceAll(name, " ", "")
		g := &group{id: derive(t.incarnation, "group", name), name: name, desc: name, nick: nick, mail: strings.ToLower(nick) + "@" + domain,
			visibility: "Private", types: []string{"Unified"}, provisions: []string{"Team"}, created: founded,
			members: roaring.New(), owners: []int32{admin}}
		t.addGroup(g)
		g.members.Add(uint32(admin))
	}
	all := &group{id: derive(t.incarnation, "group", "all"), name: "All Company", desc: "Everybody who was here when it was made",
		nick: "allcompany", secure: true, created: founded, members: roaring.New()}
	t.addGroup(all)
	for i := range t.users {
		if u := &t.users[i]; u.is(isEnabled) && !u.is(isGuest) && i%10 == 0 {
			all.members.Add(uint32(i))
		}
	}
}
