package graph

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// staticToken hands out one text for ever.
type staticToken struct{ text string }

// StaticToken makes a credential of a token given as text, for the practice tenant and for tests. New refuses it for any
// tenant that is not on this machine, so that nobody gets used to pasting tokens.
func StaticToken(token string) azcore.TokenCredential { return staticToken{text: token} }

// GetToken gives the text.
func (s staticToken) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: s.text, ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// signInError marks a failure to get a token, which is no failure of the tenant.
type signInError struct{ err error }

func (e *signInError) Error() string { return "getting a token: " + e.err.Error() }
func (e *signInError) Unwrap() error { return e.err }

// watchedCredential marks the errors of a credential and refuses an empty token, which the SDK would send as no token at all.
type watchedCredential struct{ inner azcore.TokenCredential }

// GetToken gives the token of the credential inside.
func (w watchedCredential) GetToken(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	token, err := w.inner.GetToken(ctx, o)
	if err != nil {
		if ctx.Err() != nil {
			return azcore.AccessToken{}, fmt.Errorf("getting a token: %w", ctx.Err())
		}
		return azcore.AccessToken{}, &signInError{err}
	}
	if token.Token == "" {
		return azcore.AccessToken{}, &signInError{errors.New("the sign-in gave an empty token")}
	}
	return token, nil
}
