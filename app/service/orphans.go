package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// OrphanView is a group or a policy in the tenant that the design left there.
type OrphanView struct {
	Kind  string `json:"kind"` // group or policy
	Key   string `json:"key"`
	Name  string `json:"name"`
	Users int    `json:"users"` // in the group, or who have the policy; -1 where nobody could count
	Made  bool   `json:"made"`  // a run of this workbook made it
	Going bool   `json:"going"` // the design says that it is to go
}

// Orphans lists what the design left in the tenant: groups of personas that are no more, and policies of ours that nobody has.
func (d *Desk) Orphans(ctx context.Context) ([]OrphanView, error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return nil, err
	}
	list := []OrphanView{}
	groups, err := (&Names{d.Session(ctx)}).LeftOver()
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		list = append(list, OrphanView{Kind: "group", Key: g.Key, Name: g.Name, Users: g.Users, Made: g.Made, Going: g.Going})
	}
	kept, err := d.kept()
	if err != nil {
		return nil, err
	}
	board, err := kept.Policies(ctx)
	if err != nil {
		return nil, err
	}
	for _, g := range board.Groups {
		for _, line := range g.Lines {
			if line.There == nil || line.Comes != desk.Orphaned && line.Comes != desk.ToGo {
				continue
			}
			v := OrphanView{Kind: "policy", Key: policyKey(line.Policy), Name: string(line.Policy.Name), Users: -1, Made: line.Made, Going: line.Comes == desk.ToGo}
			if line.Counted {
				v.Users = line.Users
			}
			list = append(list, v)
		}
	}
	return list, nil
}

// RemoveOrphans says of some of them that the tenant is to have them no longer, as one edit that can be undone; without yes it only says what
// it would do. What no run of this workbook made is refused; of such a group a plan can take what it gives where the personas are.
func (d *Desk) RemoveOrphans(ctx context.Context, keys []string, yes bool) (list []OrphanView, err error) {
	right := desk.Look
	if yes {
		right = desk.Write
	}
	if err := d.may(ctx, right); err != nil {
		return nil, err
	}
	all, err := d.Orphans(ctx)
	if err != nil {
		return nil, err
	}
	list = []OrphanView{}
	for _, key := range keys {
		at := slices.IndexFunc(all, func(v OrphanView) bool { return ident.Fold(v.Key) == ident.Fold(key) })
		if at < 0 {
			return nil, problem.New("ORPHAN_UNKNOWN").Detailed(key).Hinted()
		}
		if !all[at].Made {
			return nil, problem.New("ORPHAN_NOT_MADE").Detailed(all[at].Name).Hinted()
		}
		if !slices.Contains(list, all[at]) {
			list = append(list, all[at])
		}
	}
	if !yes {
		return list, nil
	}
	return list, d.Session(ctx).edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Together(ctx, text.Of("edit.orphans"), func(ctx context.Context) error {
			for _, v := range list {
				if err := letGo(ctx, wb, v); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func letGo(ctx context.Context, wb *workbook.Workbook, v OrphanView) error {
	if v.Going {
		return nil
	}
	if v.Kind == "group" {
		return wb.LetGo(ctx, persona.GoneGroup{Key: v.Key, Name: v.Name})
	}
	policyType, name, _ := strings.Cut(v.Key, "/")
	return wb.SavePolicy(ctx, persona.Policy{Type: policyType, Name: ident.Policy(name), Gone: true})
}
