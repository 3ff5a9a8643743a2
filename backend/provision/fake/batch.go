package fake

import (
	"context"
	"fmt"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// runBatch gives a policy to the users of a batch, one write each, and answers with an operation as the module does.
func (f *Tenant) runBatch(c tenant.Command, name ident.PolicyName, policyType string) ([]tenant.Object, error) {
	users, _ := c.Param("Identity")
	f.mutex.Lock()
	f.operations++
	operation := fmt.Sprint("batch-", f.operations)
	f.mutex.Unlock()
	var first error
	for _, u := range users.List {
		user := ident.Object(u.Text)
		if f.Unfit[user] != "" {
			continue
		}
		err := f.write(c.Name, u.Text, func(s *State) error {
			if s.Direct == nil {
				s.Direct = map[ident.ObjectID]map[string]ident.PolicyName{}
			}
			if s.Direct[user] == nil {
				s.Direct[user] = map[string]ident.PolicyName{}
			}
			s.Direct[user][policyType] = name
			return nil
		})
		if first == nil {
			first = err
		}
	}
	if first != nil {
		return nil, first
	}
	return []tenant.Object{{"Value": operation}}, nil
}

// Batch does what tenant.Teams says of it.
func (f *Tenant) Batch(_ context.Context, operation string) (tenant.Batch, error) {
	err := f.read("Batch")
	defer f.locked()()
	f.asked[operation]++
	return tenant.Batch{Over: f.asked[operation] > f.Slow, Refused: f.Unfit}, err
}

// Batches is how many batch operations were begun.
func (f *Tenant) Batches() int {
	defer f.locked()()
	return f.operations
}
