package proof

import (
	"context"
	"fmt"
	"sync"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// Resolver finds the object ids of what a plan names. What was found once is kept: ids do not change.
type Resolver struct {
	t     tenant.Tenant
	mutex sync.Mutex
	found map[tenant.Ref]ident.ObjectID
}

// NewResolver makes one that has found nothing yet. It may be used from many goroutines.
func NewResolver(t tenant.Tenant) *Resolver {
	return &Resolver{t: t, found: map[tenant.Ref]ident.ObjectID{}}
}

// Found gives an id that was found before, "" when it was not.
func (r *Resolver) Found(ref tenant.Ref) ident.ObjectID {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.found[ref]
}

func (r *Resolver) keep(ref tenant.Ref, id ident.ObjectID) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.found[ref] = id
}

// Prepare finds the groups among the references that were not found yet, all in batches. What is missing is told when it is asked for.
func (r *Resolver) Prepare(ctx context.Context, refs []tenant.Ref) error {
	var keys []string
	for _, ref := range refs {
		if ref.Kind == tenant.RefGroup && ref.Key != "" && r.Found(ref) == "" {
			keys = append(keys, ref.Key)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	groups, err := r.t.Graph.GroupsByUniqueNames(ctx, keys)
	if err != nil {
		return fmt.Errorf("finding the groups that the plan names: %w", err)
	}
	for key, g := range groups {
		r.keep(tenant.Ref{Kind: tenant.RefGroup, Key: key}, g.ID)
	}
	return nil
}

// ID gives the object id of a reference; one that is missing or ambiguous is a problem, never "".
func (r *Resolver) ID(ctx context.Context, ref tenant.Ref) (ident.ObjectID, error) {
	if id := r.Found(ref); id != "" {
		return id, nil
	}
	ids, err := r.look(ctx, ref)
	if err != nil {
		return "", fmt.Errorf("finding the %s that the plan names: %w", ref.Kind, err)
	}
	switch {
	case ref.Key == "" || len(ids) == 0 || len(ids) == 1 && ids[0] == "":
		return "", problem.New("REF_MISSING").Detailed(ref.Kind, ref.Key).
			Hinted()
	case len(ids) > 1:
		return "", problem.New("REF_AMBIGUOUS").
			Detailed(len(ids), ref.Kind, ref.Key).Hinted()
	}
	r.keep(ref, ids[0])
	return ids[0], nil
}

func (r *Resolver) look(ctx context.Context, ref tenant.Ref) (ids []ident.ObjectID, err error) {
	key := ident.Fold(ref.Key)
	switch ref.Kind {
	case tenant.RefGroup:
		g, ok, err := r.t.Graph.GroupByUniqueName(ctx, ref.Key)
		if ok && err == nil {
			ids = append(ids, g.ID)
		}
		return ids, err
	case tenant.RefQueue:
		list, err := r.t.Teams.Queues(ctx)
		for _, q := range list {
			if ident.Fold(q.Name) == key {
				ids = append(ids, q.ID)
			}
		}
		return ids, err
	case tenant.RefAccount:
		list, err := r.t.Teams.Accounts(ctx)
		for _, a := range list {
			if ident.Fold(a.UPN) == key {
				ids = append(ids, a.ID)
			}
		}
		return ids, err
	case tenant.RefTeam:
		list, err := r.t.Graph.Teams(ctx, []string{ref.Key})
		for _, team := range list {
			if ident.Fold(team.Name) == key {
				ids = append(ids, team.ID)
			}
		}
		return ids, err
	}
	if kind, isThing := tenant.ThingOf(ref.Kind); isThing {
		list, err := r.t.Teams.Things(ctx, kind)
		for _, one := range list {
			if ident.Fold(one.Name) == key {
				ids = append(ids, ident.ObjectID(one.ID))
			}
		}
		return ids, err
	}
	return nil, fmt.Errorf("a reference to a %q cannot be resolved", ref.Kind)
}

// Command gives a command in which every reference has become an object id. The command of the plan is not changed.
func (r *Resolver) Command(ctx context.Context, c tenant.Command) (tenant.Command, error) {
	before := make([]tenant.Made, len(c.Before))
	for i, made := range c.Before {
		var err error
		if made.Command, err = r.Command(ctx, made.Command); err != nil {
			return c, err
		}
		if made.Set, err = r.params(ctx, made.Set); err != nil {
			return c, err
		}
		before[i] = made
	}
	if len(before) > 0 {
		c.Before = before
	}
	params, err := r.params(ctx, c.Params)
	c.Params = params
	return c, err
}

func (r *Resolver) params(ctx context.Context, list []tenant.Param) ([]tenant.Param, error) {
	out := make([]tenant.Param, len(list))
	for i, p := range list {
		v, err := r.value(ctx, p.Value)
		if err != nil {
			return nil, err
		}
		out[i] = tenant.Param{Name: p.Name, Value: v}
	}
	return out, nil
}

func (r *Resolver) value(ctx context.Context, v tenant.Value) (tenant.Value, error) {
	var err error
	switch v.Kind {
	case tenant.KindRef:
		if v.Ref == nil {
			return v, fmt.Errorf("a reference without a name")
		}
		id, err := r.ID(ctx, *v.Ref)
		return tenant.Text(string(id)), err
	case tenant.KindList:
		list := make([]tenant.Value, len(v.List))
		for i, item := range v.List {
			if list[i], err = r.value(ctx, item); err != nil {
				return v, err
			}
		}
		v.List = list
	case tenant.KindTable:
		if v.Table, err = r.params(ctx, v.Table); err != nil {
			return v, err
		}
	case tenant.KindCommand:
		if v.Command == nil {
			return v, fmt.Errorf("the output of no command")
		}
		inner, err := r.Command(ctx, *v.Command)
		if err != nil {
			return v, err
		}
		v.Command = &inner
	}
	return v, nil
}
