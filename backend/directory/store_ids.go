package directory

import (
	"maps"
	"slices"
)

// identities writes the ids: sixteen bytes each, and the spelling of those that are no GUID in lower case.
func (p *pen) identities(d *identities) {
	for i := range d.keys {
		if _, odd := d.spelled[i]; odd {
			p.raw(identity{}.bytes()) // its key has no meaning outside of this process
		} else {
			p.raw(d.keys[i][:])
		}
	}
	p.uint(uint64(len(d.spelled)))
	for _, i := range slices.Sorted(maps.Keys(d.spelled)) {
		p.uint(uint64(i))
		p.text(d.spelled[i])
	}
}

func (i identity) bytes() []byte { return i[:] }

func (e *eye) identities(d *identities, users int) {
	raw := e.long(users * 16)
	if len(raw) != users*16 {
		e.fail()
		return
	}
	d.keys = make([]identity, users)
	for i := range d.keys {
		copy(d.keys[i][:], raw[i*16:])
	}
	for n := e.count(users); n > 0 && e.err == nil; n-- {
		i := e.count(users)
		if i == users {
			e.fail()
			return
		}
		d.spelled[i] = e.text()
		d.keys[i], _ = d.keyOf(d.spelled[i])
	}
	d.grow(max(64, users*3/2))
}

func (p *pen) configuration(c Configuration) {
	for _, text := range []string{c.ID, c.UPN, c.AccountType} {
		p.text(text)
	}
	p.bool(c.EnterpriseVoice)
	p.names(c.Features)
	p.names(c.Numbers)
	p.uint(uint64(len(c.Policies)))
	for _, a := range c.Policies {
		p.text(a.Type)
		p.text(a.packed())
	}
}

func (p *pen) bool(truth bool) {
	if truth {
		p.byte(1)
	} else {
		p.byte(0)
	}
}

func (e *eye) configuration() Configuration {
	c := Configuration{ID: e.text(), UPN: e.text(), AccountType: e.text(), EnterpriseVoice: e.byte() == 1, Features: e.names(), Numbers: e.names()}
	for n := e.count(mostThings); n > 0 && e.err == nil; n-- {
		policyType, packed := e.text(), e.text()
		if packed == "" {
			e.fail()
			break
		}
		c.Policies = append(c.Policies, unpacked(policyType, packed))
	}
	return c
}

// membership writes the known users as distances, which are short where there are many, and the others as ids.
func (p *pen) membership(m *membership) {
	p.uint(uint64(m.set.Count()))
	last := -1
	for i := range m.set.Each() {
		p.uint(uint64(i - last))
		last = i
	}
	p.names(m.outside)
}

func (e *eye) membership(users int) *membership {
	m := &membership{set: noUser(users)}
	at := -1
	for n := e.count(users); n > 0 && e.err == nil; n-- {
		if at += e.count(users); at < 0 || at >= users {
			e.fail()
			break
		}
		m.set = m.set.with(at, users)
	}
	m.outside = e.names()
	return m
}
