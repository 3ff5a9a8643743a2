package world

import (
	"strings"
)

// GroupByUnique finds a group by its alternate key, or gives nil.
func (w *World) GroupByUnique(key string) *Group {
	for _, g := range w.Groups {
		if !g.Deleted && g.Unique != "" && strings.EqualFold(g.Unique, key) {
			return g
		}
	}
	return nil
}

// SKUAt finds a product by its id.
func (w *World) SKUAt(id string) (uint8, bool) {
	for k := range w.SKUs {
		if strings.EqualFold(w.SKUs[k].ID, id) {
			return uint8(k), true
		}
	}
	return 0, false
}

// PlanIDs are the ids of plans.
func PlanIDs(plans []Plan) []string {
	ids := make([]string, len(plans))
	for i, p := range plans {
		ids[i] = p.ID
	}
	return ids
}

// UserAt finds a user by object id or user principal name; deleted ones are not found.
func (w *World) UserAt(key string) (int32, bool) {
	if g, ok := ParseGUID(key); ok {
		i, ok := w.ByID[g]
		if !ok || w.Users[i].Gone() {
			return 0, false
		}
		return i, true
	}
	id, ok := w.Texts.IDs[strings.ToLower(key)]
	if !ok {
		return 0, false
	}
	i, ok := w.ByUPN[id]
	if !ok || w.Users[i].Gone() {
		return 0, false
	}
	return i, true
}
