package directory

import "personadesk/backend/ident"

// identities writes a page of ids: sixteen bytes each, and the spelling of those that are no GUID in lower case.
func (p *pen) identities(d *identities, from, to int) {
	odd := []int{}
	for i := from; i < to; i++ {
		if _, is := d.spelled[i]; is {
			odd = append(odd, i)
			p.raw(identity{}.bytes()) // its key has no meaning outside of this process
		} else {
			p.raw(d.keys[i][:])
		}
	}
	p.uint(uint64(len(odd)))
	for _, i := range odd {
		p.uint(uint64(i - from))
		p.text(d.spelled[i].text)
	}
}

func (i identity) bytes() []byte { return i[:] }

// identities reads a page of ids, which come after those that are there.
func (e *eye) identities(d *identities, from, to int) {
	raw := e.long((to - from) * 16)
	if len(raw) != (to-from)*16 {
		e.fail()
		return
	}
	for at := 0; at < len(raw); at += 16 {
		d.keys = append(d.keys, identity(raw[at:at+16]))
	}
	for n := e.count(to - from); n > 0 && e.err == nil; n-- {
		i := from + e.count(to-from)
		if i >= to {
			e.fail()
			return
		}
		text := e.text()
		d.spelled[i] = spelt{text, ident.Object(text)}
		d.keys[i], _ = d.keyOf(d.spelled[i].id)
	}
}

func (p *pen) configuration(c Configuration) {
	for _, text := range []string{string(c.ID), c.UPN, c.AccountType} {
		p.text(text)
	}
	if c.VoiceUnread {
		p.byte(2)
	} else {
		p.bool(c.EnterpriseVoice)
	}
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
	c := Configuration{ID: ident.Object(e.text()), UPN: e.text(), AccountType: e.text()}
	voice := e.byte()
	c.EnterpriseVoice, c.VoiceUnread, c.Features, c.Numbers = voice == 1, voice == 2, e.names(), e.names()
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
