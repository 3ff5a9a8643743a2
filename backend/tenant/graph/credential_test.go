package graph

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// claimsCredential gives another token when it is asked with claims.
type claimsCredential struct {
	claims string
	cae    bool
}

func (c *claimsCredential) GetToken(_ context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	c.cae = o.EnableCAE
	token := azcore.AccessToken{Token: "without claims", ExpiresOn: time.Now().Add(time.Hour)}
	if o.Claims != "" {
		c.claims, token.Token = o.Claims, "with claims"
	}
	return token, nil
}

type failingCredential struct {
	token string
	err   error
}

func (f failingCredential) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: f.token}, f.err
}

func TestStaticTokenStaysOnThisMachine(t *testing.T) {
	_, err := New(Options{BaseURL: "https://graph.microsoft.com/v1.0", Credential: StaticToken("x")})
	wantCode(t, err, "TENANT_ADDRESS")
	_, err = New(Options{Credential: StaticToken("x")})
	wantCode(t, err, "TENANT_ADDRESS")
	_, err = New(Options{BaseURL: "http://10.1.2.3/v1.0", Credential: failingCredential{}})
	wantCode(t, err, "TENANT_ADDRESS")
	_, err = New(Options{})
	wantCode(t, err, CodeSignIn)
}

func TestNoTokenNoRequest(t *testing.T) {
	for name, cred := range map[string]azcore.TokenCredential{
		"sign-in fails": failingCredential{err: errors.New("the person closed the browser")},
		"empty token":   failingCredential{},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := New(Options{BaseURL: "http://127.0.0.1:9/v1.0", Credential: cred,
				Transport: inMemory{http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a request without a token") })}})
			must(t, err)
			_, err = c.Subscriptions(t.Context())
			wantCode(t, err, CodeSignIn)
		})
	}
}
