package commands

import (
	"sort"
	"strconv"

	"personadesk/backend/limit"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// maxBatchUsers is how many users one batch operation takes.
const maxBatchUsers = limit.BatchUsers

func (t *Module) newBatch(p params) ([]tenant.Object, error) {
	kind, err := typeFor(p)
	if err != nil {
		return nil, err
	}
	if !kind.Batched {
		return nil, Fail(KindRefused, "Policy type '"+kind.Name+"' is not supported in batch assignments.")
	}
	op := &world.BatchOperation{ID: t.Fresh("batch").String(), Name: p.text("operationname"), Type: kind.Name, Status: "NotStarted", Made: t.Moment().Unix()}
	if name := p.text("policyname"); name != "" {
		found := t.PolicyNamed(kind.Name, name)
		if found == nil {
			return nil, Fail(KindMissing, "[ClientError] : \""+name+"\" not found")
		}
		op.Policy = found.Name
	}
	seen := map[string]bool{}
	for _, u := range p.texts("identity") {
		if !seen[u] {
			seen[u] = true
			op.Users = append(op.Users, u)
		}
	}
	if len(op.Users) == 0 || len(op.Users) > maxBatchUsers {
		return nil, Fail(KindBad, "A batch takes between 1 and "+strconv.Itoa(maxBatchUsers)+" users.")
	}
	t.Batches[op.ID] = op
	t.Later(world.JobBatch, op.ID, t.Pace.Policy)
	return []tenant.Object{{"Value": op.ID}}, nil
}

func batchObject(op *world.BatchOperation) tenant.Object {
	failed, states := 0, []any{}
	for n, u := range op.Users {
		state := map[string]any{"Id": u, "State": op.Status, "Result": nil}
		if n < len(op.Results) {
			state["State"], state["Result"] = "Completed", op.Results[n]
			if op.Results[n] != "Success" {
				failed++
			}
		}
		states = append(states, state)
	}
	o := tenant.Object{"OperationId": op.ID, "OperationName": op.Name, "OverallStatus": op.Status, "CreatedTime": world.Stamp(op.Made),
		"CompletedTime": nil, "CompletedCount": float64(len(op.Results)), "ErrorCount": float64(failed), "InProgressCount": float64(0),
		"NotStartedCount": float64(0), "UserState": states}
	switch op.Status {
	case "Completed":
		o["CompletedTime"] = world.Stamp(op.Done)
	case "InProgress":
		o["InProgressCount"] = float64(len(op.Users))
	default:
		o["NotStartedCount"] = float64(len(op.Users))
	}
	return o
}

func (t *Module) getBatch(p params) ([]tenant.Object, error) {
	if id := p.text("identity"); id != "" {
		op := t.Batches[id]
		if op == nil {
			return nil, Fail(KindMissing, "The operation \""+id+"\" was not found.")
		}
		return []tenant.Object{batchObject(op)}, nil
	}
	var list []*world.BatchOperation
	for _, op := range t.Batches {
		if s := p.text("status"); s == "" || s == op.Status {
			list = append(list, op)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].Made < list[j].Made || list[i].Made == list[j].Made && list[i].ID < list[j].ID
	})
	out := []tenant.Object{}
	for _, op := range list {
		out = append(out, batchObject(op))
	}
	return out, nil
}
