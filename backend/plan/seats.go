package plan

import (
	"cmp"
	"slices"
	"time"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/rule/parse"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// Seats is how many seats of a product there are, are used, are needed by the design and are short. What nobody can tell is not 0: Read says
// whether the tenant told what was bought, Counted whether users were read, so that those who need one could be counted.
type Seats struct {
	SKU      ident.SKU
	Name     string
	Read     bool
	Owned    int // 0 also for a product that the tenant was asked about and has not
	Used     int
	Ordered  int // as people say it, -1 where nobody did
	Counted  bool
	Needed   int // users of the personas that give it, each once
	More     int // of those, who have none yet; of whom it was not read, counts as having none
	Unread   int // of those, of whom it was not read
	Short    int // more than are free; against what was ordered while the tenant has not told what was bought
	Personas []string
}

// Free is how many seats are not used; never less than none.
func (s Seats) Free() int { return max(s.Owned-s.Used, 0) }

// Known says whether Short was worked out.
func (s Seats) Known() bool { return s.Counted && (s.Read || s.Ordered >= 0) }

// SeatGiver is a group that hands out licences, and whom it reaches.
type SeatGiver struct {
	Persona persona.Persona
	Match   directory.Set
	ToCome  int // whom it will reach that are not there yet
}

// Givers are the groups of a design, with whom they reach: those of its personas, and the one of its resource accounts.
func Givers(d persona.Design, dir *directory.Directory, reach []targeting.Reach, now time.Time) []SeatGiver {
	var list []SeatGiver
	for _, r := range reach {
		list = append(list, SeatGiver{Persona: r.Persona, Match: r.Match})
	}
	if p, parsed, needed := accountsOf(d); needed > 0 && dir != nil {
		g := SeatGiver{Persona: p, Match: dir.Match(parsed, now).Match}
		g.ToCome = max(needed-g.Match.Count(), 0)
		list = append(list, g)
	}
	return list
}

// CountSeats works out the seats of every product that the design gives, that was bought, or that somebody says was. dir is nil where no user
// was read; bought is nil where that was not read. The time it takes grows with users times products that the design gives.
func CountSeats(d persona.Design, givers []SeatGiver, bought []tenant.Subscription, dir *directory.Directory) []Seats {
	by := map[ident.SKU]*Seats{}
	of := func(sku ident.SKU) *Seats {
		if by[sku] == nil {
			by[sku] = &Seats{SKU: sku, Name: catalog.LicenceName(sku), Read: bought != nil, Ordered: -1, Counted: dir != nil && dir.Len() > 0, Personas: []string{}}
		}
		return by[sku]
	}
	for _, b := range bought {
		s := of(b.SKU)
		s.Owned, s.Used = b.Bought, b.Used
		if _, listed := catalog.LicenceByID(b.SKU); !listed && b.PartNumber != "" {
			s.Name = b.PartNumber
		}
	}
	for _, p := range d.Purchases {
		of(p.Product).Ordered = p.Seats
	}
	for _, p := range d.Personas {
		for _, sku := range p.Licences {
			if s := of(sku); !slices.Contains(s.Personas, p.Name) {
				s.Personas = append(s.Personas, p.Name)
			}
		}
	}
	if p, _, needed := accountsOf(d); needed > 0 {
		of(resourceLicence).Personas = append(of(resourceLicence).Personas, p.Name)
	}
	list := make([]Seats, 0, len(by))
	for _, s := range by {
		s.count(givers, dir)
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b Seats) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.SKU, b.SKU)) })
	return list
}

// count counts who needs a seat, and what is short.
func (s *Seats) count(givers []SeatGiver, dir *directory.Directory) {
	if !s.Counted {
		return
	}
	var need directory.Set
	for _, g := range givers {
		if slices.Contains(g.Persona.Licences, s.SKU) {
			need = need.Or(g.Match)
			s.Needed += g.ToCome
			s.More += g.ToCome
		}
	}
	if found := need.Count(); found > 0 {
		holds, unread := dir.Holding(func(have ident.SKU) bool { return have == s.SKU })
		s.Needed += found
		s.More += need.AndNot(holds).Count()
		s.Unread = need.CountBoth(unread)
	}
	switch {
	case s.Read:
		s.Short = max(s.More-s.Free(), 0)
	case s.Ordered >= 0:
		s.Short = max(s.Needed-s.Ordered, 0)
	}
}

// Problems says what is wrong with the seats of a product.
func (s Seats) Problems() []problem.Problem {
	at := problem.Where{Step: "personas", Kind: string(voice.KindPurchase), ID: string(s.SKU), Field: "seats"}
	var list []problem.Problem
	switch {
	case s.Short > 0 && s.Read:
		list = append(list, *problem.New("PLAN_SEATS_SHORT").Detailed(s.Name, s.More, s.Free(), s.Short).Hinted(s.Short).At(at))
	case s.Short > 0:
		list = append(list, *problem.Warn("SEATS_ORDERED").Detailed(s.Name, s.Needed, s.Ordered, s.Short).Hinted(s.Short).At(at))
	}
	if s.Read && s.Ordered >= 0 && s.Ordered != s.Owned {
		list = append(list, *problem.Warn("SEATS_DIFFER").Detailed(s.Name, s.Ordered, s.Owned).Hinted().At(at))
	}
	return list
}

// nowhere finds users without a usage location: a licence by a group takes that of the tenant for them, one given by hand is refused.
var nowhere, _ = parse.Rule("user.usageLocation -eq null")

// Unlocated says of whom a persona gives licences to that no usage location is set.
func Unlocated(givers []SeatGiver, dir *directory.Directory, tenantCountry string, now time.Time) []problem.Problem {
	if dir == nil || dir.Len() == 0 {
		return nil
	}
	without := dir.Match(nowhere, now).Match
	var list []problem.Problem
	for _, g := range givers {
		if n := g.Match.CountBoth(without); n > 0 && len(g.Persona.Licences) > 0 && g.Persona.ID != accountsPersona {
			list = append(list, *problem.Warn("LICENCE_LOCATION").Detailed(g.Persona.Name, problem.Users(n), tenantCountry).Hinted().At(place(g.Persona)))
		}
	}
	return list
}
