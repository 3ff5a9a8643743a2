package powershell

import (
	"context"
	"fmt"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// thingGetter says how the things of a kind are read: by which command, and under which properties their identity and name stand.
type thingGetter struct {
	command, id, name string
	paged             bool // it gives so many at once and no more, see atOnce
}

var thingGetters = map[tenant.ThingKind]thingGetter{
	tenant.RouteThing:     {"Get-CsOnlineVoiceRoute", "Identity", "Identity", false},
	tenant.GatewayThing:   {"Get-CsOnlinePSTNGateway", "Identity", "Identity", false},
	tenant.AddressThing:   {"Get-CsOnlineLisCivicAddress", "CivicAddressId", "Description", false},
	tenant.LocationThing:  {"Get-CsOnlineLisLocation", "LocationId", "Description", false},
	tenant.AccountThing:   {"Get-CsOnlineApplicationInstance", "ObjectId", "UserPrincipalName", false},
	tenant.QueueThing:     {"Get-CsCallQueue", "Identity", "Name", true},
	tenant.ScheduleThing:  {"Get-CsOnlineSchedule", "Id", "Name", false},
	tenant.AttendantThing: {"Get-CsAutoAttendant", "Identity", "Name", true},
}

// atOnce is the most that Get-CsCallQueue gives; it fails when asked for more. Get-CsAutoAttendant is asked for as many.
const atOnce = 100

// Things reads the things of a kind with everything that the module shows of them.
func (t Teams) Things(ctx context.Context, kind tenant.ThingKind) ([]tenant.Thing, error) {
	if kind == tenant.UsageThing {
		return t.usages(ctx)
	}
	getter, known := thingGetters[kind]
	if !known {
		return nil, fmt.Errorf("things of the kind %q cannot be read", kind)
	}
	objects, err := t.objects(ctx, getter)
	if err != nil {
		return nil, err
	}
	list := make([]tenant.Thing, 0, len(objects))
	for _, o := range objects {
		r := reader{what: getter.command, o: o}
		one := tenant.Thing{Kind: kind, ID: string(ident.Object(r.text(getter.id))), Name: r.optional(getter.name), Settings: o}
		if kind == tenant.LocationThing {
			one.Name = tenant.Location{Description: one.Name, Place: r.optional("Location")}.Label()
		}
		if getter.id == getter.name { // an identity that is a name keeps its letters
			one.Name = bare(one.Name)
			one.ID = one.Name
		}
		if r.err != nil {
			return nil, r.err
		}
		list = append(list, one)
	}
	return list, nil
}

// bare is a name without the word before it by which the module says whose it is.
func bare(name string) string { return strings.TrimPrefix(name, "Tag:") }

// objects runs a getter, page by page where it gives pages. An identity that comes twice is an error: pages that repeat would never end.
func (t Teams) objects(ctx context.Context, getter thingGetter) ([]tenant.Object, error) {
	all := []tenant.Object{}
	seen := map[string]bool{}
	for {
		var window []tenant.Param
		if getter.paged {
			window = []tenant.Param{{Name: "First", Value: tenant.WholeNumber(atOnce)}, {Name: "Skip", Value: tenant.WholeNumber(int64(len(all)))}}
		}
		page, err := t.get(ctx, getter.command, window...)
		if err != nil {
			return nil, err
		}
		for _, o := range page {
			r := reader{what: getter.command, o: o}
			id := r.text(getter.id)
			if seen[id] {
				r.fail(getter.id, text.Of("teams.property.twice"))
			}
			if r.err != nil {
				return nil, r.err
			}
			seen[id] = true
		}
		all = append(all, page...)
		if !getter.paged || len(page) < atOnce {
			return all, nil
		}
	}
}

// usages reads the PSTN usages, which the tenant keeps as one list under the name Global.
func (t Teams) usages(ctx context.Context) ([]tenant.Thing, error) {
	const name = "Get-CsOnlinePstnUsage"
	objects, err := t.get(ctx, name)
	if err != nil {
		return nil, err
	}
	list := []tenant.Thing{}
	for _, o := range objects {
		r := reader{what: name, o: o}
		for _, usage := range r.texts("Usage") {
			list = append(list, tenant.Thing{Kind: tenant.UsageThing, ID: usage, Name: usage, Settings: map[string]any{}})
		}
		if r.err != nil {
			return nil, r.err
		}
	}
	return list, nil
}
