package graph

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	abs "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/users"

	"personadesk/backend/tenant"
)

// Organization reads the tenant's own record.
func (c *Client) Organization(ctx context.Context) (tenant.Organization, error) {
	k := call{doing: "reading the tenant's own record", needs: "User.Read", template: "/organization", limit: c.directory}
	var p page[struct {
		ID      string `json:"id"`
		Name    string `json:"displayName"`
		Country string `json:"countryLetterCode"`
	}]
	var at time.Time
	err := c.run(ctx, k, func(ctx context.Context) error {
		data, err := c.send(ctx, abs.GET, c.at.join("/organization?$select=id,displayName,countryLetterCode"), "", nil)
		if err != nil {
			return err
		}
		// An answer without a date, or with one that cannot be read, says nothing of the time.
		if said, err := http.ParseTime(exchangeOf(ctx).header.Get("Date")); err == nil {
			at = said
		}
		return decode(ctx, data, &p)
	})
	if err != nil {
		return tenant.Organization{}, err
	}
	if len(p.Value) == 0 {
		return tenant.Organization{}, explain(&Error{Status: http.StatusOK, Message: "it names no organization", notGraph: true}, k)
	}
	o := p.Value[0]
	return tenant.Organization{ID: o.ID, Name: o.Name, Country: o.Country, At: at}, nil
}

// meToken is the identity that the pipeline turns into /me.
const meToken = "me-token-to-replace"

// SignedIn reads who we are and which directory roles we hold, directly or through a group. An application has no /me; then
// its own token says as much as there is to know.
func (c *Client) SignedIn(ctx context.Context) (tenant.SignedIn, error) {
	k := call{doing: "reading who is signed in", needs: "User.Read", template: "/me", limit: c.directory}
	var me tenant.SignedIn
	err := c.run(ctx, k, func(ctx context.Context) error {
		got, err := c.me().Get(ctx, &users.UserItemRequestBuilderGetRequestConfiguration{
			QueryParameters: &users.UserItemRequestBuilderGetQueryParameters{Select: []string{"id", "displayName", "userPrincipalName"}},
		})
		if err != nil || got == nil {
			return err
		}
		me = tenant.SignedIn{ID: said(got.GetId()), Name: said(got.GetDisplayName()), UPN: said(got.GetUserPrincipalName())}
		return nil
	})
	if isStatus(err, http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound) {
		if app, ok := c.application(ctx); ok {
			return app, nil
		}
	}
	if err != nil {
		return tenant.SignedIn{}, err
	}
	if me.ID == "" {
		return tenant.SignedIn{}, explain(&Error{Status: http.StatusOK, Message: "it does not say who is signed in", notGraph: true}, k)
	}
	me.Roles, err = c.roles(ctx)
	return me, err
}

func (c *Client) me() *users.UserItemRequestBuilder {
	return users.NewUserItemRequestBuilderInternal(map[string]string{"baseurl": c.at.String(), "user%2Did": meToken}, c.adapter)
}

func (c *Client) roles(ctx context.Context) ([]string, error) {
	k := call{doing: "reading our directory roles", needs: "User.Read", template: "/me/transitiveMemberOf/graph.directoryRole", limit: c.directory}
	var roles []string
	err := c.run(ctx, k, func(ctx context.Context) error {
		roles = nil
		got, err := c.me().TransitiveMemberOf().GraphDirectoryRole().Get(ctx,
			&users.ItemTransitiveMemberOfGraphDirectoryRoleRequestBuilderGetRequestConfiguration{
				QueryParameters: &users.ItemTransitiveMemberOfGraphDirectoryRoleRequestBuilderGetQueryParameters{Select: []string{"displayName", "roleTemplateId"}},
			})
		if err != nil || got == nil {
			return err
		}
		for _, r := range got.GetValue() {
			if id := said(r.GetRoleTemplateId()); id != "" {
				roles = append(roles, id)
			}
		}
		return nil
	})
	return roles, err
}

// application reads the claims of an application's token; ok is false for a person's token or an unreadable one.
func (c *Client) application(ctx context.Context) (tenant.SignedIn, bool) {
	token, err := c.cred.GetToken(ctx, policy.TokenRequestOptions{Scopes: c.scopes, EnableCAE: true})
	if err != nil {
		return tenant.SignedIn{}, false
	}
	parts := strings.Split(token.Token, ".")
	if len(parts) != 3 {
		return tenant.SignedIn{}, false
	}
	data, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return tenant.SignedIn{}, false
	}
	var claims struct {
		Type  string   `json:"idtyp"`
		ID    string   `json:"oid"`
		Name  string   `json:"app_displayname"`
		Roles []string `json:"wids"`
		May   []string `json:"roles"`
	}
	if json.Unmarshal(data, &claims) != nil || claims.Type != "app" {
		return tenant.SignedIn{}, false
	}
	return tenant.SignedIn{ID: claims.ID, Name: claims.Name, Roles: claims.Roles, Application: true, Permissions: claims.May}, true
}

// said gives what a pointer of the SDK points to, or "".
func said(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
