package graph

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// DefaultUserProperties are what is read of every user: whatever a membership rule, a name or a licence needs.
var DefaultUserProperties = []string{
	"id", "userPrincipalName", "displayName", "givenName", "surname", "mail", "mailNickname", "userType", "accountEnabled",
	"department", "jobTitle", "companyName", "officeLocation", "streetAddress", "city", "state", "postalCode", "country",
	"usageLocation", "preferredLanguage", "businessPhones", "mobilePhone", "faxNumber", "otherMails", "proxyAddresses",
	"employeeId", "employeeHireDate", "employeeType", "onPremisesSyncEnabled", "onPremisesSamAccountName",
	"onPremisesSecurityIdentifier", "onPremisesDistinguishedName", "onPremisesExtensionAttributes",
	"assignedLicenses", "assignedPlans",
}

func userProperties(more []string) []string {
	all := slices.Clone(DefaultUserProperties)
	for _, name := range more {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// Users reads everybody, or what changed since link. See tenant.Directory.
//
// In a full round every property that we ask for stands in every user: the tenant leaves out what was never set, so that is
// null. In a later round only what changed stands there, and a missing key is unchanged; for a user the caller has never seen,
// a missing key was never set (see MergeUser). The same user may come more than once; the last one counts.
//
// When the tenant no longer takes the link, or forgets it halfway, the error is tenant.ErrResync: drop what was read by it and
// begin again with "". Users does not begin again by itself, because the caller may have kept pages already.
func (c *Client) Users(ctx context.Context, link string, each func([]tenant.RawUser) error) (string, error) {
	return c.UsersIn(ctx, tenant.Round{Link: link, Full: link == ""}, func(users []tenant.RawUser, _ string) error { return each(users) })
}

// UserSelection is the list of properties that users are asked for.
func (c *Client) UserSelection() string { return strings.Join(c.properties, ",") }

// UsersIn is Users with a place to go on at after each page.
func (c *Client) UsersIn(ctx context.Context, at tenant.Round, each func(users []tenant.RawUser, next string) error) (string, error) {
	k := call{doing: "reading the users", needs: "User.Read.All", template: "/users/delta", limit: c.directory}
	first, prefer := c.at.join("/users/delta?$select="+c.UserSelection()), ""
	if !at.Full {
		prefer = "return=minimal"
	}
	if at.Link != "" {
		var err error
		if first, err = c.at.rebase(at.Link); err != nil {
			return "", resync(err)
		}
	}
	return round(ctx, c, k, first, prefer, at.Link != "", func(p page[tenant.RawUser]) error {
		users := p.Value[:0]
		for _, u := range p.Value {
			if u != nil {
				users = append(users, c.tidy(u, at.Full))
			}
		}
		return each(users, p.Next)
	})
}

// round reads a round to its end and gives the link of the next. stored says that its first link is one that we kept, which the tenant
// may have forgotten.
func round[T any](ctx context.Context, c *Client, k call, first, prefer string, stored bool, each func(page[T]) error) (string, error) {
	asked := 0
	delta, err := pages(ctx, c, k, first, prefer, func(p page[T]) error {
		asked++
		return each(p)
	})
	switch {
	case err == nil && delta == "":
		return "", explain(&Error{Status: http.StatusOK, Message: "the last page has no delta link", notGraph: true}, k)
	case err == nil:
		return c.at.follow2(delta, k)
	case isStatus(err, http.StatusGone), stored && asked == 0 && isStatus(err, http.StatusBadRequest, http.StatusNotFound), forgotten(err):
		return "", resync(err)
	}
	return "", err
}

// follow2 is follow with the problem that belongs to it.
func (r root) follow2(link string, k call) (string, error) {
	link, err := r.follow(link)
	if err != nil {
		return "", explain(&Error{cause: err}, k)
	}
	return link, nil
}

// forgotten knows the codes by which the tenant says that a delta or page token is used up.
func forgotten(err error) bool {
	var e *Error
	return errors.As(err, &e) && (strings.EqualFold(e.Code, "syncStateNotFound") || strings.EqualFold(e.Code, "resyncRequired") ||
		strings.EqualFold(e.Code, "syncStateInvalid") || strings.EqualFold(e.Code, "Directory_ExpiredPageToken"))
}

func resync(cause error) error {
	return problem.New(CodeResync).
		Detailed().
		Hinted().Because(errors.Join(tenant.ErrResync, cause))
}

// tidy drops what the protocol adds, and in a full round fills in what was never set.
func (c *Client) tidy(u tenant.RawUser, full bool) tenant.RawUser {
	for name := range u {
		if strings.HasPrefix(name, "@odata.") {
			delete(u, name)
		}
	}
	if _, removed := u["@removed"]; removed || !full {
		return u
	}
	return filled(u, c.properties)
}

var null = json.RawMessage("null")

func filled(u tenant.RawUser, properties []string) tenant.RawUser {
	for _, name := range properties {
		if _, told := u[name]; !told {
			u[name] = null
		}
	}
	return u
}

// MergeUser puts a change of a later round over what was known of the user before; nil for a user never seen, whose missing
// properties were never set. Neither argument is changed. A removal is for the caller to see: it holds "@removed".
func MergeUser(before, change tenant.RawUser) tenant.RawUser {
	merged := make(tenant.RawUser, len(before)+len(change))
	for name, value := range before {
		merged[name] = value
	}
	for name, value := range change {
		merged[name] = value
	}
	if before == nil {
		return filled(merged, DefaultUserProperties)
	}
	return merged
}
