package plan

import (
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// places makes the addresses and emergency locations of the design that something stands on: the locations themselves, personas, and resource
// accounts. A site of which only the offices are of use gets no address in the tenant.
func (m *maker) places() {
	m.placed = map[ident.Key]string{}
	d := m.design.Persona
	for _, s := range d.Sites {
		if !s.Existing && d.Located(s.Name) {
			if change, ok := m.thing(addressWish(s)); ok && change != "" {
				m.placed[ident.Fold(s.Name)] = change
			}
		}
	}
	for _, l := range d.Locations {
		if w, _ := d.Where(l.Name); !w.Existing && w.Place != "" {
			if change, ok := m.thing(m.locationWish(w)); ok && change != "" {
				m.placed[ident.Fold(w.Label)] = change
			}
		}
	}
}

// addressWish is the civic address of a site; what is not said of it stays as it is.
func addressWish(s voice.Site) wish {
	w := wish{kind: tenant.AddressThing, name: s.Name, maker: "New-CsOnlineLisCivicAddress", changer: "Set-CsOnlineLisCivicAddress", identity: "CivicAddressId",
		naming: []tenant.Param{param("Description", tenant.Text(s.Name))}}
	for _, f := range s.Address.Fields() {
		w.fields = append(w.fields, field{param: f.Param, value: tenant.Text(f.Value), unset: f.Value == ""})
	}
	return w
}

// locationWish is a place within an address.
func (m *maker) locationWish(w voice.Where) wish {
	return wish{kind: tenant.LocationThing, name: w.Label, maker: "New-CsOnlineLisLocation", needs: []string{m.placed[ident.Fold(w.Site)]},
		naming: []tenant.Param{param("CivicAddressId", tenant.RefTo(tenant.ThingRef(tenant.AddressThing), w.Site))},
		fields: []field{{param: "Location", value: tenant.Text(w.Place)}}}
}

// locate says of a number where its emergency location is: by its id when the tenant has it, else by what it is called, after the change that
// makes it. What neither the tenant has nor the plan makes leaves the number where its range says.
func (m *maker) locate(a *tenant.NumberAssignment, place string) (needs []string) {
	w, _ := m.design.Persona.Where(place)
	key := ident.Fold(w.Label)
	if id, found := m.s.locations[key]; found {
		a.LocationID = id
		return nil
	}
	if change := m.placed[key]; change != "" {
		a.LocationID, a.Location = "", w.Label
		return []string{change}
	}
	return nil
}
