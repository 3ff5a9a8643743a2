package persona

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/voice"
)

// PSTNUsages is the setting of a voice routing policy, and of a route, that lists PSTN usages in their order.
const PSTNUsages = "OnlinePstnUsages"

// UsagesOf lists the PSTN usages of a voice routing policy in their order; nil for a policy of another type.
func UsagesOf(p Policy) []string {
	if ident.Fold(p.Type) != ident.Fold(VoiceRouting) {
		return nil
	}
	for _, s := range p.Settings {
		if ident.Fold(s.Name) == ident.Fold(PSTNUsages) {
			return usageList(s)
		}
	}
	return nil
}

func usageList(s Setting) []string {
	read, err := s.Read()
	list, isList := read.([]string)
	if err != nil || !isList {
		return nil
	}
	return list
}

// RenameUsage gives the routes and policies of a design that name a usage, with its new name in the old one's place.
func RenameUsage(d Design, before, after string) (routes []voice.Route, policies []Policy) {
	old := ident.Fold(before)
	renamed := func(list []string) ([]string, bool) {
		found := false
		list = slices.Clone(list)
		for i, u := range list {
			if ident.Fold(u) == old {
				list[i], found = after, true
			}
		}
		return list, found
	}
	for _, r := range d.Routes {
		if list, found := renamed(r.Usages); found {
			r.Usages = list
			routes = append(routes, r)
		}
	}
	for _, p := range d.Policies {
		list, found := renamed(UsagesOf(p))
		if !found {
			continue
		}
		p.Settings = slices.Clone(p.Settings)
		for i, s := range p.Settings {
			if ident.Fold(s.Name) == ident.Fold(PSTNUsages) {
				p.Settings[i].Value = strings.Join(list, "\n")
			}
		}
		policies = append(policies, p)
	}
	return routes, policies
}
