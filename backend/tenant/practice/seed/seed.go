// Package seed makes up the customer that a new practice tenant shows: Larkfield Group with its people, products, numbers,
// queues and policies, the same ones for the same seed.
package seed

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"personadesk/backend/tenant/practice/world"
)

// sower fills one world.
type sower struct {
	*world.World
	base []world.Held // the licences that a fresh employee has, shared by all of them
}

// Fill fills an empty world: the same arguments give the same tenant.
func Fill(w *world.World, users int, seed int64) {
	t := &sower{World: w}
	t.Empty(world.Derive("larkfield", strconv.FormatInt(seed, 10), strconv.Itoa(users)).String())
	r := rand.New(rand.NewPCG(uint64(seed), 0x6c61726b)) // a reproducible seed is the point
	t.seedSkus(users)
	t.seedUsers(users, r)
	t.seedAccounts()
	t.seedNumbers(r)
	t.seedPolicies()
	t.seedVoice()
	t.seedGroups()
	t.Forget()
}

// person is what the seed says of one human being.
type person struct {
	given, surname, department, job, city, office, country, usage string
	marks                                                         uint8
}

// theNamed are in every practice tenant: the two test users of the guide, and the administrator we sign in as.
var theNamed = []person{
	{"Christie", "Cline", "HR", "HR Officer", "Manchester", "Manchester", "United Kingdom", "GB", world.IsEnabled},
	{"Debra", "Berger", "HR", "HR Officer", "London", "London", "United Kingdom", "GB", world.IsEnabled},
	{"Priya", "Nair", "IT", "Collaboration Engineer", "Manchester", "Manchester", "United Kingdom", "GB", world.IsEnabled},
}

func (t *sower) seedUsers(users int, r *rand.Rand) {
	t.Expect(users + len(Queues))
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
			t.AdminID = t.Users[i].ID
		}
		t.seedLicences(i)
	}
}

func (t *sower) addPerson(p person, n int, used map[string]int) int32 {
	name := strings.ToLower(p.given + "." + p.surname)
	used[name]++
	if c := used[name]; c > 1 {
		name += strconv.Itoa(c)
	}
	u := world.User{ID: world.Derive(t.Incarnation, "user", strconv.Itoa(n)), Marks: p.marks, Created: world.Founded + int64(n%86400), Modified: world.Founded}
	set := func(f world.Field, s string) { u.Text[f] = t.Texts.Intern(s) }
	set(world.FieldGivenName, p.given)
	set(world.FieldSurname, p.surname)
	set(world.FieldDisplayName, p.given+" "+p.surname)
	if p.marks&world.IsGuest != 0 {
		set(world.FieldUPN, name+"_partner.example#EXT#@"+world.Domain)
		set(world.FieldMail, name+"@partner.example")
		u.Created += 3600
		return t.AddUser(u)
	}
	set(world.FieldUPN, name+"@"+world.Domain)
	set(world.FieldMail, name+"@"+world.Domain)
	set(world.FieldDepartment, p.department)
	set(world.FieldJobTitle, p.job)
	set(world.FieldCity, p.city)
	set(world.FieldOffice, p.office)
	set(world.FieldCountry, p.country)
	set(world.FieldUsage, p.usage)
	set(world.FieldCompany, world.Company)
	set(world.FieldEmployeeID, strconv.Itoa(100000+n))
	set(world.FieldLanguage, "en-GB")
	if n%3 == 0 {
		u.Marks |= world.IsSynced
	}
	if p.department == "Reception" {
		u.More = &world.More{}
		u.More.Ext[0] = "FrontDesk"
	}
	return t.AddUser(u)
}

// seedLicences gives employees the base products. Teams Phone belongs to the holders of numbers only, see seedNumbers.
func (t *sower) seedLicences(i int32) {
	u := &t.Users[i]
	if u.Is(world.IsEnabled) && !u.Is(world.IsGuest) {
		t.SetHeld(i, t.baseLicences())
	}
}

// baseLicences is one list that all users share until theirs changes; setHeld never writes into a list.
func (t *sower) baseLicences() []world.Held {
	if t.base == nil {
		for _, part := range []string{world.SKUBase, world.SKUTeams, world.SKUEntra} {
			k, _ := t.SKUAt(part)
			t.base = append(t.base, world.Held{SKU: k, Source: -1, At: world.Founded})
		}
	}
	return t.base
}

// somebody makes up an employee or a guest, with the flaws a real directory has.
func somebody(r *rand.Rand) person {
	p := person{given: pick(r, givenNames), surname: pick(r, surnames), country: "United Kingdom", usage: "GB", marks: world.IsEnabled}
	if r.IntN(100) < 3 {
		p.marks |= world.IsGuest
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
		p.marks &^= world.IsEnabled
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
func (t *sower) seedGroups() {
	admin := t.ByID[t.AdminID]
	for _, name := range []string{"HR Manchester", "HR London"} {
		nick := strings.ReplaceAll(name, " ", "")
		g := &world.Group{ID: world.Derive(t.Incarnation, "group", name), Name: name, Desc: name, Nick: nick, Mail: strings.ToLower(nick) + "@" + world.Domain,
			Visibility: "Private", Types: []string{"Unified"}, Provisions: []string{"Team"}, Created: world.Founded,
			Members: roaring.New(), Owners: []int32{admin}}
		t.AddGroup(g)
		g.Members.Add(uint32(admin))
	}
	all := &world.Group{ID: world.Derive(t.Incarnation, "group", "all"), Name: "All Company", Desc: "Everybody who was here when it was made",
		Nick: "allcompany", Secure: true, Created: world.Founded, Members: roaring.New()}
	t.AddGroup(all)
	for i := range t.Users {
		if u := &t.Users[i]; u.Is(world.IsEnabled) && !u.Is(world.IsGuest) && i%10 == 0 {
			all.Members.Add(uint32(i))
		}
	}
}
