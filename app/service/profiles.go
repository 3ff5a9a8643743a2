package service

import (
	"context"

	"personadesk/backend/tenant/signin"
)

// DefaultCloud is the cloud a tenant is in unless somebody says otherwise.
const DefaultCloud = signin.DefaultCloud

// SignInWish is how somebody wants to sign in, and under which name to remember it. Without a certificate and the two
// ways that are asked for by name it is the browser.
type SignInWish struct {
	Profile, Cloud, TenantID, ClientID string
	Certificate, Password              string // a file, and what opens it
	DeviceCode, ManagedIdentity        bool
	Say                                func(message string) // tells a person what to do at another screen
}

func (w SignInWish) method() signin.Method {
	switch {
	case w.DeviceCode:
		return signin.DeviceCode
	case w.ManagedIdentity:
		return signin.ManagedIdentity
	case w.Certificate != "":
		return signin.Certificate
	}
	return signin.Browser
}

// SignedIn is a remembered tenant and what its sign-in may do there.
type SignedIn struct {
	Profile    signin.Profile `json:"profile"`
	Access     signin.Access  `json:"access"`
	Persistent bool           `json:"-"` // the next program needs no new sign-in
}

// SignIn signs in to a tenant and remembers it in the folder of the configuration.
func SignIn(ctx context.Context, configDir string, wish SignInWish) (SignedIn, error) {
	profiles, err := signin.Open(configDir)
	if err != nil {
		return SignedIn{}, err
	}
	session, err := profiles.SignIn(ctx, signin.Profile{
		Name: wish.Profile, Cloud: wish.Cloud, TenantID: wish.TenantID, ClientID: wish.ClientID,
		Method: wish.method(), Certificate: wish.Certificate,
	}, signin.Options{
		Interactive: true, Password: []byte(wish.Password),
		Prompt: func(_ context.Context, c signin.Code) error { wish.Say(c.Message); return nil },
	})
	if err != nil {
		return SignedIn{}, err
	}
	return SignedIn{Profile: session.Profile, Access: session.Access, Persistent: session.Persistent}, nil
}

// Profiles lists the remembered tenants.
func Profiles(configDir string) ([]signin.Profile, error) {
	profiles, err := signin.Open(configDir)
	if err != nil {
		return nil, err
	}
	return profiles.List()
}

// CheckProfile asks for a token of a remembered tenant, without bothering anybody, and says what it allows.
func CheckProfile(ctx context.Context, configDir, name string) (SignedIn, error) {
	profiles, err := signin.Open(configDir)
	if err != nil {
		return SignedIn{}, err
	}
	profile, access, err := profiles.Access(ctx, name, signin.Options{})
	return SignedIn{Profile: profile, Access: access}, err
}

// ForgetProfile forgets a remembered tenant.
func ForgetProfile(configDir, name string) error {
	profiles, err := signin.Open(configDir)
	if err != nil {
		return err
	}
	return profiles.Forget(name)
}
