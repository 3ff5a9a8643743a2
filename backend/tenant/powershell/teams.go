package powershell

import (
	"context"
	"fmt"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// Teams answers tenant.Teams by running commands in a session, wherever that is: a PowerShell process or the practice tenant.
type Teams struct {
	Session tenant.Session
}

var _ tenant.Teams = Teams{}

// Run checks a command and carries it out. A command that is not in the catalogue, that would reach the whole tenant or
// that still holds a reference is refused before anything is sent.
func (t Teams) Run(ctx context.Context, c tenant.Command) ([]tenant.Object, error) {
	if err := Check(c); err != nil {
		return nil, err
	}
	if ref := unresolved(c); ref != nil {
		return nil, problem.New("POWERSHELL_UNRESOLVED", c.Name).
			Detailed(ref.Kind, ref.Key).
			Hinted()
	}
	objects, err := t.Session.Invoke(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("run %s: %w", c.Name, err)
	}
	return objects, nil
}

func (t Teams) get(ctx context.Context, name string, params ...tenant.Param) ([]tenant.Object, error) {
	return t.Run(ctx, tenant.Command{Name: name, Params: params})
}

// unresolved finds a reference anywhere in a command; nil when there is none.
func unresolved(c tenant.Command) *tenant.Ref {
	var found *tenant.Ref
	c.Values(func(v tenant.Value) {
		if v.Kind == tenant.KindRef && found == nil {
			found = v.Ref
		}
	})
	return found
}

// Policies reads the named instances of a policy type, Global among them. A setting that the module does not return is
// missing from Settings, which means unknown.
func (t Teams) Policies(ctx context.Context, policyType string) ([]tenant.Policy, error) {
	kind, ok := catalog.PolicyTypeByID(policyType)
	if !ok || kind.GetCommand == "" {
		return nil, problem.New("TEAMS_NO_SUCH_POLICY_TYPE").Detailed(policyType)
	}
	objects, err := t.get(ctx, kind.GetCommand)
	if err != nil {
		return nil, err
	}
	policies := make([]tenant.Policy, 0, len(objects))
	for _, o := range objects {
		r := reader{what: kind.GetCommand, o: o}
		name := ident.Policy(r.text("Identity"))
		if r.err != nil {
			return nil, r.err
		}
		policies = append(policies, tenant.Policy{Type: kind.ID, Name: name, Settings: o})
	}
	return policies, nil
}

// GroupPolicies reads which group gets which policy, all types.
func (t Teams) GroupPolicies(ctx context.Context) ([]tenant.GroupPolicy, error) {
	const name = "Get-CsGroupPolicyAssignment"
	objects, err := t.get(ctx, name)
	if err != nil {
		return nil, err
	}
	list := make([]tenant.GroupPolicy, 0, len(objects))
	for _, o := range objects {
		r := reader{what: name, o: o}
		list = append(list, tenant.GroupPolicy{
			GroupID: ident.Object(r.text("GroupId")), Type: r.text("PolicyType"),
			Name: ident.Policy(r.text("PolicyName")), Rank: r.number("Rank"),
		})
		if r.err != nil {
			return nil, r.err
		}
	}
	return list, nil
}

// Queues reads the call queues, a hundred at a time. Groups or Users that were not returned stay nil, which means unknown.
func (t Teams) Queues(ctx context.Context) ([]tenant.Queue, error) {
	getter := thingGetters[tenant.QueueThing]
	objects, err := t.objects(ctx, getter)
	if err != nil {
		return nil, err
	}
	queues := make([]tenant.Queue, 0, len(objects))
	for _, o := range objects {
		r := reader{what: getter.command, o: o}
		q := tenant.Queue{ID: ident.Object(r.text("Identity")), Name: r.text("Name"), Groups: ident.All(r.texts("DistributionLists"), ident.Object),
			Users: ident.All(r.texts("Users"), ident.Object), Settings: o}
		if r.err != nil {
			return nil, r.err
		}
		queues = append(queues, q)
	}
	return queues, nil
}

// Accounts reads the resource accounts.
func (t Teams) Accounts(ctx context.Context) ([]tenant.Account, error) {
	const name = "Get-CsOnlineApplicationInstance"
	objects, err := t.get(ctx, name)
	if err != nil {
		return nil, err
	}
	list := make([]tenant.Account, 0, len(objects))
	for _, o := range objects {
		r := reader{what: name, o: o}
		list = append(list, tenant.Account{
			ID: ident.Object(r.text("ObjectId")), UPN: r.text("UserPrincipalName"), Name: r.optional("DisplayName"),
			Telephone: strings.TrimPrefix(strings.ToLower(r.optional("PhoneNumber")), "tel:"), Settings: o,
		})
		if r.err != nil {
			return nil, r.err
		}
	}
	return list, nil
}

// Locations reads the emergency locations.
func (t Teams) Locations(ctx context.Context) ([]tenant.Location, error) {
	const name = "Get-CsOnlineLisLocation"
	objects, err := t.get(ctx, name)
	if err != nil {
		return nil, err
	}
	list := make([]tenant.Location, 0, len(objects))
	for _, o := range objects {
		r := reader{what: name, o: o}
		list = append(list, tenant.Location{
			ID: strings.ToLower(r.text("LocationId")), Description: r.optional("Description"),
			City: r.optional("City"), Country: r.optional("CountryOrRegion"), Place: r.optional("Location"),
			AddressID: strings.ToLower(r.optional("CivicAddressId")), Settings: o,
		})
		if r.err != nil {
			return nil, r.err
		}
	}
	return list, nil
}
