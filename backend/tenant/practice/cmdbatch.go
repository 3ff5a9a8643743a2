package practice

import (
	"sort"

	"personadesk/backend/tenant"
)

// maxBatchUsers is how many users one batch operation takes.
const maxBatchUsers = 5000

// batchOperation gives one policy to many users, later.
type batchOperation struct {
	ID, Name, Type, Policy string
	Users                  []string
	Results                []string // per user, once it is done
	Status                 string   // NotStarted, InProgress, Completed
	Made, Done             int64
}

func (t *Tenant) newBatch(p params) ([]tenant.Object, error) {
	kind, err := typeFor(p)
	if err != nil {
		return nil, err
	}
	if !kind.batched {
		return nil, commandError(kindRefused, "Policy type '"+kind.name+"' is not supported in batch assignments.")
	}
	op := &batchOperation{ID: t.fresh("batch").String(), Name: p.text("operationname"), Type: kind.name, Status: "NotStarted", Made: t.moment().Unix()}
	if name := p.text("policyname"); name != "" {
		found := t.policyNamed(kind.name, name)
		if found == nil {
			return nil, commandError(kindMissing, "[ClientError] : \""+name+"\" not found")
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
		return nil, commandError(kindBad, "A batch takes between 1 and "+itoa(maxBatchUsers)+" users.")
	}
	t.batches[op.ID] = op
	t.later(jobBatch, op.ID, t.pace.Policy)
	return []tenant.Object{{"Value": op.ID}}, nil
}

func (t *Tenant) runBatch(j job) {
	op := t.batches[j.ID]
	if op == nil {
		return
	}
	if op.Status == "NotStarted" {
		op.Status = "InProgress"
		t.later(jobBatch, j.ID, t.pace.Policy)
		return
	}
	for _, key := range op.Users {
		i, ok := t.userAt(key)
		result := "Success"
		switch {
		case !ok:
			result = "User not found"
		case t.users[i].is(isGuest) || !t.users[i].is(isResource) && !t.hasPlan(&t.users[i], planTeams):
			result = "User ineligible or lacking a licence"
		default:
			t.give(op.Type, i, op.Policy)
		}
		op.Results = append(op.Results, result)
	}
	op.Status, op.Done = "Completed", t.moment().Unix()
}

func (op *batchOperation) object() tenant.Object {
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
	o := tenant.Object{"OperationId": op.ID, "OperationName": op.Name, "OverallStatus": op.Status, "CreatedTime": stamp(op.Made),
		"CompletedTime": nil, "CompletedCount": float64(len(op.Results)), "ErrorCount": float64(failed), "InProgressCount": float64(0),
		"NotStartedCount": float64(0), "UserState": states}
	switch op.Status {
	case "Completed":
		o["CompletedTime"] = stamp(op.Done)
	case "InProgress":
		o["InProgressCount"] = float64(len(op.Users))
	default:
		o["NotStartedCount"] = float64(len(op.Users))
	}
	return o
}

func (t *Tenant) getBatch(p params) ([]tenant.Object, error) {
	if id := p.text("identity"); id != "" {
		op := t.batches[id]
		if op == nil {
			return nil, commandError(kindMissing, "The operation \""+id+"\" was not found.")
		}
		return []tenant.Object{op.object()}, nil
	}
	var list []*batchOperation
	for _, op := range t.batches {
		if s := p.text("status"); s == "" || s == op.Status {
			list = append(list, op)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].Made < list[j].Made || list[i].Made == list[j].Made && list[i].ID < list[j].ID
	})
	out := []tenant.Object{}
	for _, op := range list {
		out = append(out, op.object())
	}
	return out, nil
}
