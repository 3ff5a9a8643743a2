package voice

import (
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
)

// KindAddress is what the tenant keeps of a site.
const KindAddress Kind = "address"

// sites looks at sites and at the emergency locations that stand on their addresses.
func (c *checker) sites() {
	offices := map[ident.Key]string{}
	for _, s := range c.things.Sites {
		for _, office := range s.Offices {
			key := ident.Fold(strings.TrimSpace(office))
			if other, taken := offices[key]; taken && key != "" {
				c.add(problem.New("SITE_OFFICE").Detailed(office, other, s.Name).Hinted().At(at(s, "offices")))
			}
			offices[key] = s.Name
		}
		c.address(s)
	}
	labels := map[ident.Key]string{}
	for _, l := range c.things.Locations {
		c.location(l)
		key := ident.Fold(l.Label())
		if other, twice := labels[key]; twice {
			c.add(problem.Warn("LOCATION_TWICE").Detailed(l.Label(), other, l.Name).Hinted().At(at(l, "place")))
		}
		labels[key] = l.Name
	}
}

func (c *checker) address(s Site) {
	if s.Existing {
		if c.missing(KindAddress, s.Name) {
			c.add(problem.New("SITE_MISSING").Detailed(s.Name).Hinted().At(at(s, "existing")))
		}
		return
	}
	a := s.Address
	if a == (Address{}) {
		return // a site of which only the offices are known
	}
	for _, f := range a.Fields() {
		if unseen(f.Value) {
			c.add(problem.New("SITE_CONTROL").Detailed(s.Name, f.Value).Hinted().At(at(s, "address/"+f.Name)))
		}
	}
	if a.Country != "" && !twoLetters(a.Country) {
		c.add(problem.New("SITE_COUNTRY").Detailed(s.Name, a.Country).Hinted().At(at(s, "address/country")))
	}
	lacks := a.Lacks()
	if len(lacks) > 0 {
		c.add(problem.Warn("SITE_LACKS").Detailed(s.Name, strings.Join(lacks, ", ")).Hinted().At(at(s, "address/"+lacks[0])))
	}
	switch {
	case !a.OnMap():
		c.add(problem.New("SITE_MAP").Detailed(s.Name, a.Latitude, a.Longitude).Hinted().At(at(s, "address/latitude")))
	case len(lacks) == 0 && !a.Mapped():
		c.add(problem.Warn("SITE_COORDINATES").Detailed(s.Name).Hinted().At(at(s, "address/latitude")))
	}
}

func twoLetters(country string) bool {
	return len(country) == 2 && strings.Trim(strings.ToUpper(country), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (c *checker) location(l Location) {
	if l.Existing || l.Site == "" {
		if c.missing(KindLocation, l.Label()) {
			c.add(problem.New("LOCATION_MISSING").Detailed(l.Name, l.Label()).Hinted().At(at(l, "existing")))
		}
		return
	}
	s, found := Find(c.things.Sites, l.Site)
	if !found {
		c.add(problem.New("LOCATION_SITE").Detailed(l.Name, l.Site).Hinted().At(at(l, "site")))
		return
	}
	if why := s.Unlocatable(); len(why) > 0 {
		c.add(problem.New("LOCATION_ADDRESS.location").Detailed(l.Name, s.Name, strings.Join(why, ", ")).Hinted().At(at(s, "address/"+why[0])))
	}
}

// Unlocatable names the fields without which the tenant takes no address for a site, none when there may be one.
func (s Site) Unlocatable() []string {
	var list []string
	if s.Existing {
		return nil
	}
	for _, name := range s.Address.Lacks() {
		if name == "company" || name == "country" {
			list = append(list, name)
		}
	}
	return list
}
