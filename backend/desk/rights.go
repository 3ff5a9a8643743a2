package desk

import (
	"context"
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// Right is something that who asks must be allowed to do.
type Right string

// The rights.
const (
	Look         Right = "look"         // at the workbook and at what was read
	Write        Right = "design"       // to edit the workbook
	ReadTenant   Right = "readTenant"   // to read the tenant
	ApprovePlan  Right = "approvePlan"  // to say yes to a plan
	ChangeTenant Right = "changeTenant" // to carry a plan out
)

// AllRights lists them.
func AllRights() []Right { return []Right{Look, Write, ReadTenant, ApprovePlan, ChangeTenant} }

// Rights is who asks and what they may do.
type Rights struct {
	Name    string // as the tenant calls them, "" when it was not read
	Role    string // the strongest of their roles that matter here
	Granted []Right
	// Missing says what is needed for what was not granted.
	Missing text.Text
}

// May says whether a right was granted.
func (r Rights) May(right Right) bool { return slices.Contains(r.Granted, right) }

// Refusal is the problem of who lacks a right; nil when it was granted.
func (r Rights) Refusal(right Right) error {
	if r.May(right) {
		return nil
	}
	return problem.New("RIGHT_MISSING", text.Of("right."+string(right))).Detailed(r.Missing).
		Hinted().
		At(problem.Where{Kind: "right", ID: string(right)})
}

// RightsIn says what may be done in a tenant by who was signed in when it was read. Reading it needs nothing here: the tenant itself
// refuses what it refuses, and only a reading tells the roles. What is not known refuses.
func RightsIn(read bool, me tenant.SignedIn) Rights {
	r := Rights{Name: me.Name, Granted: []Right{Look, Write, ReadTenant}}
	change := func() { r.Granted = append(r.Granted, ApprovePlan, ChangeTenant) }
	if !read {
		r.Missing = text.Of("right.missing.unread", neededRoles())
		return r
	}
	if me.Application {
		if lacking := lackingPermissions(me.Permissions); len(lacking) > 0 {
			r.Missing = text.Of("right.missing.permissions", text.Literals(lacking))
			return r
		}
		change()
		return r
	}
	may := false
	for _, id := range me.Roles {
		role, known := catalog.RoleByTemplateID(id)
		if known && (r.Role == "" || role.Changes && !may) {
			r.Role, may = role.Name, may || role.Changes
		}
	}
	if !may {
		r.Missing = text.Of("right.missing.role", me.Name, neededRoles())
		return r
	}
	change()
	return r
}

// AllGranted is who may do everything: in the practice tenant, where nothing can be broken.
func AllGranted(me tenant.SignedIn) Rights {
	r := RightsIn(true, me)
	r.Granted, r.Missing = AllRights(), text.Text{}
	return r
}

func neededRoles() text.Text {
	var names []string
	for _, role := range catalog.Roles() {
		if role.Changes {
			names = append(names, role.Name)
		}
	}
	return text.Of("right.needed", text.Literals(names))
}

// lackingPermissions are those that carrying out a plan needs and an application does not have.
func lackingPermissions(has []string) []string {
	var lacking []string
	for _, p := range catalog.Permissions() {
		if p.For == catalog.ToChange && p.ApplicationID != "" && p.Scope != ownersOfTeams && !slices.Contains(has, p.Scope) {
			lacking = append(lacking, p.Scope)
		}
	}
	return lacking
}

// ownersOfTeams makes owners, which no plan does.
const ownersOfTeams = "TeamMember.ReadWrite.All"

// SignedIn is who was signed in at the last reading; read is false when the tenant was never read or did not say.
func (d *Desk) SignedIn(ctx context.Context) (me tenant.SignedIn, read bool, err error) {
	r, err := d.Lists(ctx)
	if err != nil || r == nil {
		return me, false, err
	}
	return r.SignedIn, r.WasRead("signedIn") && r.SignedIn.ID != "", nil
}
