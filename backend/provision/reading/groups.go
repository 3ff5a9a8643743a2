package reading

import (
	"context"
	"fmt"
	"slices"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// groups reads the groups: what changed since the last reading where that can be, else all of them. Whatever goes wrong with changes, all
// of them are read.
func (r *reader) groups(ctx context.Context) (int, error) {
	begun := r.clock.Now().UTC()
	list, link, ok := r.changedGroups(ctx, begun)
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if !ok {
		r.d.ForgetMembers() // members reads all of them
		var err error
		// The link is taken first: what changes while the groups are read comes once more, and nothing is missed. Without one, all of
		// them are read next time.
		if link, err = r.t.Graph.GroupsLink(ctx); err != nil {
			link = ""
		}
		if list, err = r.t.Graph.Groups(ctx); err != nil {
			return 0, err
		}
	}
	r.state.Links.Groups = workbook.Link{URL: link, Made: begun}
	return len(list), workbook.StageList(ctx, r.stage, "groups", list, r.state)
}

// changedGroups gives the groups by what changed since the last reading, the members of our own with them; false when that cannot be.
func (r *reader) changedGroups(ctx context.Context, now time.Time) ([]tenant.Group, string, bool) {
	before := r.last.Links.Groups
	if !r.state.Users.Changes || r.last.Groups == nil || !r.d.SawMembers() || !r.usable(before, now) {
		return nil, "", false
	}
	g := newGroupList(r.last.Groups)
	link, err := r.t.Graph.GroupChanges(ctx, before.URL, func(page []tenant.GroupChange) error {
		for _, c := range page {
			g.change(c)
			r.changeMembers(g, c)
		}
		r.meter.tell(g.changes)
		return nil
	})
	if err != nil {
		return nil, "", false
	}
	// What is told of changes does not say how far licences and rules are, so our own groups are looked at in any case.
	look := slices.Clone(g.unclear)
	for _, group := range g.list() {
		if persona.IsGroupKey(group.UniqueName) {
			look = append(look, group.ID)
		}
	}
	seen, err := r.t.Graph.GroupsByID(ctx, look)
	if err != nil {
		return nil, "", false
	}
	for _, id := range look {
		group, there := seen[id]
		g.put(id, group, there && group.SecurityEnabled)
		if !there {
			r.d.DropGroup(id)
		}
	}
	return g.list(), link, true
}

// changeMembers follows who came into a group of ours and who left.
func (r *reader) changeMembers(g *groupList, c tenant.GroupChange) {
	if c.Removed {
		r.d.DropGroup(c.ID)
		return
	}
	if _, followed := r.d.Members(c.ID); !followed {
		return // members reads the whole of it when it is one of ours
	}
	for _, id := range c.Came {
		r.d.AddMember(c.ID, id)
	}
	for _, id := range c.Left {
		r.d.DropMember(c.ID, id)
	}
}

// members reads who is in those of our provisioning groups whose members are not known, and forgets those of all other groups.
func (r *reader) members(ctx context.Context) (int, error) {
	list, err := workbook.StagedList[tenant.Group](ctx, r.stage, "groups")
	if err != nil {
		return 0, err
	}
	if list == nil {
		return 0, fmt.Errorf("the groups could not be read")
	}
	if !r.d.SawMembers() {
		r.d.BeginMembers()
	}
	ours := map[ident.ObjectID]bool{}
	for _, g := range list {
		if persona.IsGroupKey(g.UniqueName) {
			ours[g.ID] = true
		}
	}
	for _, id := range r.d.MemberGroups() {
		if !ours[id] {
			r.d.DropGroup(id)
		}
	}
	r.meter.stage("members", len(ours))
	done := 0
	for _, g := range list {
		if !ours[g.ID] {
			continue
		}
		if _, known := r.d.Members(g.ID); !known {
			ids, err := r.t.Graph.Members(ctx, g.ID)
			if err != nil {
				return 0, fmt.Errorf("of a provisioning group: %w", err)
			}
			r.d.SetMembers(g.ID, ids)
		}
		done++
		r.meter.tell(done)
	}
	return len(ours), r.stage.Members(ctx, r.d, r.state)
}
