package plan

import (
	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

const (
	// MostInBatch is how many users one batch operation takes.
	MostInBatch  = 5000
	batchCommand = "New-CsBatchPolicyAssignmentOperation"
)

// batchUserCommand gives a policy to one user in a batch; "" takes the user's own away. Changes of one batch go to the tenant together, see
// Together.
func batchUserCommand(t catalog.PolicyType, user string, policy tenant.Value) tenant.Command {
	return tenant.Command{Name: batchCommand, Params: []tenant.Param{
		param("PolicyType", tenant.Text(t.ID)), param("PolicyName", policy), param("Identity", tenant.ListOf(tenant.Text(user))),
	}}
}

// Batch names the batch that a change goes in: one policy of one type, for many users. Most changes go in none.
func (c *Change) Batch() (key string, ok bool) {
	if c.Kind != GrantUser || c.Action.Command == nil || c.Action.Command.Name != batchCommand || c.Expect.Grant == nil {
		return "", false
	}
	return c.Expect.Grant.Type + "/" + string(c.Expect.Grant.Name), true
}

// Together is the one command that carries out changes of one batch, up to MostInBatch of them.
func Together(batch []*Change) tenant.Command {
	var users []tenant.Value
	for _, c := range batch {
		some, _ := c.Action.Command.Param("Identity")
		users = append(users, some.List...)
	}
	whole := tenant.Command{Name: batchCommand}
	for _, p := range batch[0].Action.Command.Params {
		if p.Name == "Identity" {
			p.Value = tenant.ListOf(users...)
		}
		whole.Params = append(whole.Params, p)
	}
	return whole
}

// operations counts how many batch operations changes take.
type operations map[string]int

// calls is how many calls a change costs: of those that go in one batch, only the first.
func (o operations) calls(c *Change) int {
	key, ok := c.Batch()
	if !ok {
		return c.Calls
	}
	o[key]++
	if o[key]%MostInBatch == 1 {
		return 1
	}
	return 0
}

// userCommand gives a policy to one user, the way its type reaches users.
func userCommand(t catalog.PolicyType, user ident.ObjectID, name ident.PolicyName) tenant.Command {
	policy := tenant.Text(string(name))
	if name == "" {
		policy = tenant.Null()
	}
	if t.Carrier() == catalog.InBatch {
		return batchUserCommand(t, string(user), policy)
	}
	return tenant.Command{Name: t.GrantCommand, Params: []tenant.Param{param("Identity", tenant.Text(string(user))), param("PolicyName", policy)}}
}
