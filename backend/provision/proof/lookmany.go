package proof

import (
	"context"
	"encoding/json"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

const (
	numbersPage = 1000 // numbers on one page of the list
	fewUsers    = 200  // up to how many users are asked for by name; of more the whole list is read
)

// number gives a number as it is now. All that the look is for are read together: in batches, or as the whole list where that takes fewer
// requests.
func (l *Look) number(ctx context.Context, e164 string) (tenant.Number, bool, error) {
	err := l.once("numbers", func() error {
		var wanted []string
		for _, c := range l.pending {
			if c.Expect.Number != nil {
				wanted = append(wanted, c.Expect.Number.Telephone)
			}
		}
		return l.readNumbers(ctx, wanted)
	})
	if err == nil {
		err = l.unseen[e164]
	}
	n, ok := l.numbers[e164]
	return n, ok && err == nil, err
}

// asList says whether reading the list takes fewer requests than asking for so many numbers: a batch counts by its parts.
func (l *Look) asList(wanted int) bool {
	if l.listed == 0 {
		return wanted > numbersPage
	}
	return wanted > l.listed/numbersPage+2 // the last page, and the empty one after it
}

func (l *Look) readNumbers(ctx context.Context, wanted []string) error {
	if !l.asList(len(wanted)) {
		l.numbers, l.unseen = l.t.Graph.NumbersByTelephone(ctx, wanted)
		return nil
	}
	waits := make(map[string]bool, len(wanted))
	for _, e164 := range wanted {
		waits[e164] = true
	}
	l.numbers = make(map[string]tenant.Number, len(wanted))
	return l.t.Graph.Numbers(ctx, func(page []tenant.Number) error {
		for _, n := range page {
			if waits[n.Telephone] {
				l.numbers[n.Telephone] = n
			}
		}
		return nil
	})
}

// operation says how far the request for a number is. All that are still looked for are asked about together; one that
// the tenant does not know has no status.
func (l *Look) operation(ctx context.Context, id string) (tenant.Operation, bool) {
	err := l.once("operations", func() (err error) {
		var ids []string
		for _, c := range l.pending {
			// Who the holder is to be does not stand in the change where it is a resource account.
			if want := c.Expect.Number; want != nil && c.Operation != "" && (want.Account != "" || l.numbers[want.Telephone].Target != want.Target) {
				ids = append(ids, c.Operation)
			}
		}
		l.operations, err = l.t.Graph.Operations(ctx, ids)
		return err
	})
	return l.operations[id], err == nil
}

// Configuration gives what Teams says of a user. Few users are asked for by name, of many the whole list is read.
func (l *Look) Configuration(ctx context.Context, user ident.ObjectID) (c tenant.UserConfiguration, ok bool, err error) {
	err = l.once("configured", func() error {
		users := map[ident.ObjectID]bool{}
		for _, c := range l.pending {
			if v := c.Expect.Voice; v != nil {
				users[v.User] = true
			}
			if g := c.Expect.Grant; g != nil && g.User != "" {
				users[g.User] = true
			} else if g != nil {
				for _, user := range c.Users {
					users[user] = true
				}
			}
		}
		return l.readConfigured(ctx, users)
	})
	c, ok = l.configured[user]
	return c, ok, err
}

func (l *Look) readConfigured(ctx context.Context, users map[ident.ObjectID]bool) (err error) {
	if len(users) > 0 && len(users) <= fewUsers {
		ids := make([]ident.ObjectID, 0, len(users))
		for id := range users {
			ids = append(ids, id)
		}
		l.configured, err = l.t.Graph.UserConfigurationsOf(ctx, ids)
		return err
	}
	l.configured = map[ident.ObjectID]tenant.UserConfiguration{}
	return l.t.Graph.UserConfigurations(ctx, func(page []tenant.UserConfiguration) error {
		for _, c := range page {
			l.configured[c.ID] = c
		}
		return nil
	})
}

// holds says which licences a user has, from one reading of everybody.
func (l *Look) holds(ctx context.Context, user ident.ObjectID) (map[ident.SKU]bool, error) {
	err := l.once("licences", func() error {
		l.licences = map[ident.ObjectID]map[ident.SKU]bool{}
		_, err := l.t.Graph.Users(ctx, "", func(page []tenant.RawUser) error {
			for _, raw := range page {
				var id ident.ObjectID
				var assigned []struct {
					SKU ident.SKU `json:"skuId"`
				}
				if err := json.Unmarshal(raw["id"], &id); err != nil {
					return err
				}
				if text := raw["assignedLicenses"]; text != nil {
					if err := json.Unmarshal(text, &assigned); err != nil {
						return err
					}
				}
				skus := make(map[ident.SKU]bool, len(assigned))
				for _, a := range assigned {
					skus[a.SKU] = true
				}
				l.licences[id] = skus
			}
			return nil
		})
		return err
	})
	return l.licences[user], err
}
