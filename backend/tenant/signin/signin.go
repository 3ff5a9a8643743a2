package signin

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Session is a sign-in that worked.
type Session struct {
	Profile    Profile
	Credential azcore.TokenCredential
	Cloud      Cloud
	Access     Access // what the token says we may do
	Persistent bool   // the next program needs no new sign-in

	record azidentity.AuthenticationRecord
}

// SignIn signs in by a method, with whatever help of a person that takes, and remembers nothing.
func SignIn(ctx context.Context, method Method, profile Profile, o Options) (Session, error) {
	profile.Method = method
	profile, err := profile.normal()
	if err != nil {
		return Session{}, err
	}
	return signIn(ctx, profile, azidentity.AuthenticationRecord{}, o)
}

// SignIn signs in and remembers it under the name of the profile.
func (p *Profiles) SignIn(ctx context.Context, profile Profile, o Options) (Session, error) {
	profile, err := profile.normal()
	if err != nil {
		return Session{}, err
	}
	s, err := signIn(ctx, profile, azidentity.AuthenticationRecord{}, o)
	if err != nil {
		return Session{}, err
	}
	if profile.Method.person() {
		s.Profile.Record, s.Profile.Username = recordName(profile.Name), s.record.Username
		if s.Profile.TenantID == "" {
			s.Profile.TenantID = s.record.TenantID // or the next sign-in might land in another tenant
		}
		if err := p.change(func(*file) error { return p.write(p.recordPath(s.Profile.Record), s.record) }); err != nil {
			return Session{}, err
		}
	}
	return s, p.Save(s.Profile)
}

// recordName is a file name that no text a person types can break.
func recordName(profile string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(profile)))
	return "account-" + hex.EncodeToString(sum[:8]) + ".json"
}

func signIn(ctx context.Context, profile Profile, record azidentity.AuthenticationRecord, o Options) (Session, error) {
	made, err := build(profile, record, o)
	if err != nil {
		return Session{}, err
	}
	s := Session{Profile: profile, Credential: made.credential, Cloud: made.cloud, Persistent: made.persistent}
	// Graph is always asked with continuous access evaluation; a sign-in without it would fill another cache and ask twice.
	ask := policy.TokenRequestOptions{Scopes: made.cloud.Scopes(), EnableCAE: true}
	if made.person != nil {
		if s.record, err = made.person.Authenticate(ctx, &ask); err != nil {
			return Session{}, failed(ctx, err)
		}
	}
	token, err := made.credential.GetToken(ctx, ask)
	if err != nil {
		return Session{}, failed(ctx, err)
	}
	s.Access = Check(token.Token, made.cloud)
	return s, nil
}

// failed says to a person why a sign-in did not work.
func failed(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("signing in: %w", ctx.Err())
	}
	hint := text.Of("signin.check")
	var needed *azidentity.AuthenticationRequiredError
	said := err.Error()
	switch {
	case errors.As(err, &needed):
		hint = text.Of("signin.again")
	case strings.Contains(said, "530035") || strings.Contains(said, "AADSTS53003"):
		hint = text.Of("signin.blocked")
	case strings.Contains(said, "AADSTS65001"):
		hint = text.Of("signin.consent")
	case strings.Contains(said, "AADSTS700016"):
		hint = text.Of("signin.registration")
	}
	return problem.New("SIGN_IN_FAILED.failed").Detailed(err).Hinted(hint).Because(err)
}

// Access asks for a token of a remembered profile, without bothering anybody, and says what it allows. SIGNIN_NEEDED
// means that a person has to sign in again.
func (p *Profiles) Access(ctx context.Context, name string, o Options) (Profile, Access, error) {
	profile, err := p.Find(name)
	if err != nil {
		return Profile{}, Access{}, err
	}
	o.Interactive = false
	credential, cloud, err := p.Credential(ctx, name, o)
	if err != nil {
		return Profile{}, Access{}, err
	}
	token, err := credential.GetToken(ctx, policy.TokenRequestOptions{Scopes: cloud.Scopes(), EnableCAE: true})
	if err != nil {
		return Profile{}, Access{}, problem.New("SIGNIN_NEEDED").Detailed(err).
			Hinted(name).Because(err)
	}
	return profile, Check(token.Token, cloud), nil
}
