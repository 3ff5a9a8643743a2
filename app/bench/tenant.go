package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// tenantProcess is a practice tenant in a process of its own.
type tenantProcess struct {
	*background
	URL   string `json:"url"`
	Graph string `json:"graph"`
	Token string `json:"token"`
}

// tenant starts a practice tenant with so many users.
func (p program) tenant(ctx context.Context, users int) (*tenantProcess, error) {
	b, err := p.begin(ctx, "practice", "--users", strconv.Itoa(users), "-o", "json")
	if err != nil {
		return nil, err
	}
	text, err := b.line()
	if err != nil {
		return nil, err
	}
	t := &tenantProcess{background: b}
	return t, decode([]byte(text), t)
}

func (t *tenantProcess) call(ctx context.Context, method, url string, body any, into any) error {
	raw, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("write a call: %w", err)
	}
	if body == nil {
		raw = nil
	}
	req, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("make a call: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+t.Token)
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("call the tenant: %w", err)
	}
	defer func() { _ = res.Body.Close() }() // everything of it has been read
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return fmt.Errorf("hear the tenant: %w", err)
	}
	if res.StatusCode >= 400 {
		return fmt.Errorf("%s %s: %s %.200s", method, url, res.Status, text)
	}
	if into == nil {
		return nil
	}
	return decode(text, into)
}

// drain is the bare baseline of a reading: every page of users, of Teams users and of numbers is asked for and dropped. The
// users come as the reading asks for them, page by page of the same delta query.
func (t *tenantProcess) drain(ctx context.Context) (time.Duration, error) {
	began := time.Now()
	type page struct {
		Next  string            `json:"@odata.nextLink"`
		Value []json.RawMessage `json:"value"`
	}
	for _, start := range []string{"/users/delta?$select=id,displayName,userPrincipalName,department,jobTitle,city,country,officeLocation,usageLocation,accountEnabled,userType,assignedLicenses,assignedPlans,onPremisesExtensionAttributes",
		"/groups/delta?$select=displayName,members", "/admin/teams/userConfigurations?$top=1000"} {
		for at := t.Graph + start; at != ""; {
			var p page
			if err := t.call(ctx, http.MethodGet, at, nil, &p); err != nil {
				return 0, err
			}
			at = p.Next
		}
	}
	for skip := 0; ; skip += 1000 {
		var p page
		if err := t.call(ctx, http.MethodGet, t.Graph+"/admin/teams/telephoneNumberManagement/numberAssignments?$top=1000&$skip="+strconv.Itoa(skip), nil, &p); err != nil {
			return 0, err
		}
		if len(p.Value) < 1000 {
			return time.Since(began), nil
		}
	}
}

// change moves a hundredth of the users to another city.
func (t *tenantProcess) change(ctx context.Context, users int) error {
	var page struct {
		Next  string `json:"@odata.nextLink"`
		Value []struct {
			ID string `json:"id"`
		} `json:"value"`
	}
	left := max(users/100, 1)
	for at := t.Graph + "/users?$top=999&$select=id"; left > 0; at = page.Next {
		page.Next, page.Value = "", nil
		if err := t.call(ctx, http.MethodGet, at, nil, &page); err != nil {
			return err
		}
		for i := 0; i < len(page.Value) && left > 0; i += 20 {
			var parts []any
			for _, u := range page.Value[i:min(i+20, len(page.Value), i+left)] {
				parts = append(parts, map[string]any{"id": u.ID, "method": "PATCH", "url": "/users/" + u.ID,
					"headers": map[string]string{"Content-Type": "application/json"}, "body": map[string]string{"city": "Harrogate"}})
			}
			if err := t.call(ctx, http.MethodPost, t.Graph+"/$batch", map[string]any{"requests": parts}, nil); err != nil {
				return err
			}
			left -= len(parts)
		}
	}
	return nil
}
