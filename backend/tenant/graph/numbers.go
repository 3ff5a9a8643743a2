package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

const (
	readsNumbers    = "TeamsTelephoneNumber.Read.All"
	numbersRoot     = adminRoot + "/telephoneNumberManagement"
	assignmentsPath = numbersRoot + "/numberAssignments"
	numbersPage     = 1000 // the most that the service gives at once
)

type wireNumber struct {
	Telephone    string         `json:"telephoneNumber"`
	Type         string         `json:"numberType"`
	Status       string         `json:"assignmentStatus"`
	Target       ident.ObjectID `json:"assignmentTargetId"`
	Category     string         `json:"assignmentCategory"`
	Activation   string         `json:"activationState"`
	Country      string         `json:"isoCountryCode"`
	City         string         `json:"city"`
	Location     string         `json:"locationId"`
	Capabilities []string       `json:"capabilities"`
	Source       string         `json:"numberSource"`
}

func (w wireNumber) plain() tenant.Number {
	return tenant.Number{
		Telephone: e164(w.Telephone), Type: w.Type, Status: w.Status, Target: w.Target, Category: w.Category,
		Activation: w.Activation, Country: w.Country, City: w.City, LocationID: w.Location,
		ForUsers: slices.Contains(w.Capabilities, "userAssignment"), OnPremises: w.Source == "onPremises",
	}
}

// e164 puts the plus sign before a number; the service takes and gives both forms.
func e164(number string) string {
	if number == "" || strings.HasPrefix(number, "+") {
		return number
	}
	return "+" + number
}

// Numbers reads the inventory. The service pages by $skip and names no end, so we ask on until a page is empty: stopping at a
// short page would take the rest for free numbers that do not exist. A number that moved between two pages comes once.
func (c *Client) Numbers(ctx context.Context, each func([]tenant.Number) error) error {
	k := call{doing: "reading the numbers", needs: readsNumbers, template: assignmentsPath, limit: c.teamsAdmin}
	seen := map[string]bool{}
	links := false // a service that pages by links
	l := c.list(k)
	for skip, address := 0, ""; ; {
		if address == "" {
			address = c.at.join(fmt.Sprintf("%s?$top=%d&$skip=%d", assignmentsPath, numbersPage, skip))
		}
		if err := l.next(address); err != nil {
			return err
		}
		var p page[wireNumber]
		if err := c.read(l.in(ctx), k, address, "", &p); err != nil {
			return err
		}
		if err := l.got(len(p.Value)); err != nil {
			return err
		}
		list := make([]tenant.Number, 0, len(p.Value))
		for _, w := range p.Value {
			if n := w.plain(); !seen[n.Telephone] {
				seen[n.Telephone] = true
				list = append(list, n)
			}
		}
		switch {
		case len(p.Value) > 0 && len(list) == 0:
			return l.circle()
		case len(p.Value) == 0 && p.Next == "":
			return nil
		}
		if err := each(list); err != nil {
			return err
		}
		skip, address = skip+len(p.Value), ""
		if p.Next != "" {
			links = true
			next, err := c.at.follow2(p.Next, k)
			if err != nil {
				return err
			}
			address = next
		} else if links {
			return nil // it has said that this was the last
		}
	}
}

// NumberByTelephone reads one number.
func (c *Client) NumberByTelephone(ctx context.Context, telephone string) (tenant.Number, bool, error) {
	k := call{doing: "reading a number", needs: readsNumbers, template: assignmentsPath + "?$filter=telephoneNumber", limit: c.teamsAdmin}
	want := e164(telephone)
	var found tenant.Number
	there := false
	_, err := pages(ctx, c, k, c.at.join(assignmentsPath+"?$filter="+escape("telephoneNumber eq ")+quoted(want)), "",
		func(p page[wireNumber]) error {
			for _, w := range p.Value {
				// A service that ignores the filter must not make us take another number for this one.
				if n := w.plain(); n.Telephone == want {
					found, there = n, true
				}
			}
			return nil
		})
	return found, there && err == nil, err
}
