package directory

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/rule"
)

var errNoID = errors.New("take in a user: the object has no id")

// Apply takes in a page of user objects as Graph returns them: a new user is
// added, a known one keeps what the object does not mention, and one that is
// marked as removed goes. Feed it a first reading page by page, and every
// delta page after it. The objects must not be changed meanwhile.
func (d *Directory) Apply(page []map[string]json.RawMessage) error {
	for _, user := range page {
		if err := d.Merge(user); err != nil {
			return err
		}
	}
	return nil
}

// Set replaces everything known of one user, or adds the user.
func (d *Directory) Set(user map[string]json.RawMessage) error {
	i, err := d.place(user)
	if err != nil {
		return err
	}
	d.writing++
	d.write(i, user)
	for _, c := range d.columns {
		if c.written != d.writing {
			c.set(i, unknownCode)
		}
	}
	return nil
}

// Merge takes in what the object mentions of one user and keeps the rest; an
// object marked as removed takes the user out.
func (d *Directory) Merge(user map[string]json.RawMessage) error {
	if _, removed := user[removedMark]; removed {
		var id string
		if err := json.Unmarshal(user["id"], &id); err != nil {
			return fmt.Errorf("take out a user: read the id: %w", err)
		}
		d.Remove(id)
		return nil
	}
	i, err := d.place(user)
	if err != nil {
		return err
	}
	d.write(i, user)
	return nil
}

// Remove takes a user out and says whether there was one.
func (d *Directory) Remove(id string) bool {
	i, ok := d.Index(ident.Object(id))
	if !ok {
		return false
	}
	d.crowd++
	d.leaves.forget()
	d.memo.forget()
	d.moveOut(i)
	for _, c := range d.columns {
		c.moveLast(i, d.Len())
	}
	d.ids.remove(i)
	return true
}

// place finds or makes the position of the user an object is about.
func (d *Directory) place(user map[string]json.RawMessage) (int, error) {
	var id string
	if raw, ok := user["id"]; ok {
		if err := json.Unmarshal(raw, &id); err != nil {
			return 0, fmt.Errorf("take in a user: read the id: %w", err)
		}
	}
	if id == "" {
		return 0, errNoID
	}
	if i, ok := d.Index(ident.Object(id)); ok {
		if d.ids.spell(i, id) {
			d.crowd++
		}
		return i, nil
	}
	d.crowd++
	i := d.ids.add(id)
	d.moveIn(i, ident.Object(id))
	return i, nil
}

// The extension attributes share one object, so they are read together.
var plainProperties, extensionAttributes = func() (plain, extension []rule.Property) {
	for _, p := range rule.Properties() {
		switch {
		case p.Graph == extensionObject:
			extension = append(extension, p)
		case p.Name != objectID: // which place has taken in
			plain = append(plain, p)
		}
	}
	return plain, extension
}()

// write stores every property that the object mentions.
func (d *Directory) write(i int, user map[string]json.RawMessage) {
	d.memo.forget()
	graph := rule.NewGraphUser(user)
	for _, p := range plainProperties {
		if raw, read := user[p.Graph]; read {
			d.open(p.Name).write(i, raw, p.Type == rule.String, func() rule.Value { return graph.Read(p) })
		}
	}
	if raw, read := user[extensionObject]; read {
		d.writeExtensionAttributes(i, raw)
	}
	if raw, read := user[Licences]; read {
		d.open(Licences).write(i, raw, false, func() rule.Value { return skuIDs(raw) })
	}
	if raw, read := user["manager"]; read {
		d.open(rule.ManagerAttribute).write(i, raw, false, func() rule.Value { return graph.Attribute(rule.ManagerAttribute) })
	}
	for name, raw := range user {
		if strings.HasPrefix(name, "extension_") {
			d.open(name).write(i, raw, true, func() rule.Value { return graph.Attribute(name) })
		}
	}
}

const extensionObject = "onPremisesExtensionAttributes"

// writeExtensionAttributes spreads the fifteen attributes over their columns.
// What the object does not mention was not read. Most users share an object
// with the same few texts, so the codes of those met before are remembered.
func (d *Directory) writeExtensionAttributes(i int, raw json.RawMessage) {
	codes, met := d.extensions[string(raw)]
	if met {
		for at, p := range extensionAttributes {
			d.open(p.Name).set(i, codes[at])
		}
		return
	}
	var fields map[string]json.RawMessage
	absent := string(raw) == "null"
	if !absent && json.Unmarshal(raw, &fields) != nil {
		fields = nil // not an object, so nothing was read
	}
	codes = make([]uint32, len(extensionAttributes))
	for at, p := range extensionAttributes {
		c := d.open(p.Name)
		field, read := fields[p.Name]
		switch {
		case absent:
			c.set(i, absentCode)
		case read:
			c.write(i, field, true, func() rule.Value {
				return rule.NewGraphUser(map[string]json.RawMessage{extensionObject: raw}).Read(p)
			})
		default:
			c.set(i, unknownCode)
		}
		codes[at] = c.get(i)
	}
	if len(d.extensions) < maxRemembered {
		d.extensions[string(raw)] = codes
	}
}

// skuIDs reads the licences of a user.
func skuIDs(raw json.RawMessage) rule.Value {
	var licences []struct {
		SkuID ident.SKU `json:"skuId"`
	}
	if json.Unmarshal(raw, &licences) != nil {
		return rule.UnknownValue()
	}
	ids := make([]string, len(licences))
	for i, licence := range licences {
		ids[i] = string(licence.SkuID)
	}
	return rule.TextsValue(ids...)
}

func (d *Directory) open(name string) *column {
	c, ok := d.columns[name]
	if !ok {
		c = newColumn()
		d.columns[name] = c
	}
	c.written = d.writing
	return c
}
