package fake

import (
	"context"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// UserSelection is always the same.
func (f *Tenant) UserSelection() string { return "id" }

// UsersIn gives everybody on one page. The fake keeps no record of changes.
func (f *Tenant) UsersIn(ctx context.Context, at tenant.Round, page func([]tenant.RawUser, string) error) (string, error) {
	if !at.Full {
		return "", tenant.ErrResync
	}
	return f.Users(ctx, "", func(users []tenant.RawUser) error { return page(users, "") })
}

// GroupsLink gives no link, so that all groups are read every time.
func (f *Tenant) GroupsLink(context.Context) (string, error) { return "", nil }

// GroupChanges are not kept.
func (f *Tenant) GroupChanges(context.Context, string, func([]tenant.GroupChange) error) (string, error) {
	return "", tenant.ErrResync
}

// GroupsByID finds some groups.
func (f *Tenant) GroupsByID(ctx context.Context, ids []ident.ObjectID) (map[ident.ObjectID]tenant.Group, error) {
	all, err := f.Groups(ctx)
	found := map[ident.ObjectID]tenant.Group{}
	for _, g := range all {
		for _, id := range ids {
			if g.ID == id {
				found[id] = g
			}
		}
	}
	return found, err
}
