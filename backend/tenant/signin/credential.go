package signin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"personadesk/backend/problem"
	"personadesk/backend/regular"
)

// Code is what a person types at another screen to sign in there.
type Code struct {
	Text    string // the code
	Address string // where to type it
	Message string // both, as a sentence
}

// Options is how to sign in this time. Nothing of it is kept.
type Options struct {
	// Prompt shows a device code; DeviceCode cannot do without.
	Prompt func(ctx context.Context, c Code) error
	// Password opens the certificate, if it has one.
	Password []byte
	// Interactive lets a credential open a browser or show a code whenever it likes. Without it, a token that takes a
	// person's help is an error, and SignIn has to be called from a button.
	Interactive bool
	// MemoryOnly keeps tokens out of the operating system's store.
	MemoryOnly bool
	// Transport carries the requests to the authority; nil is the network.
	Transport policy.Transporter

	store func() (azidentity.Cache, error) // in tests, instead of the operating system's
}

// Credential makes the credential of a remembered profile, and says which cloud it is for. It asks nobody anything yet.
func (p *Profiles) Credential(ctx context.Context, name string, o Options) (azcore.TokenCredential, Cloud, error) {
	if err := ctx.Err(); err != nil {
		return nil, Cloud{}, fmt.Errorf("preparing the sign-in: %w", err)
	}
	profile, err := p.Find(name)
	if err != nil {
		return nil, Cloud{}, err
	}
	// A hand-edited file is checked like a new profile.
	if profile, err = profile.normal(); err != nil {
		return nil, Cloud{}, err
	}
	record, err := p.record(profile)
	if err != nil {
		return nil, Cloud{}, err
	}
	made, err := build(profile, record, o)
	return made.credential, made.cloud, err
}

// built is a credential with what belongs to it.
type built struct {
	credential azcore.TokenCredential
	person     authenticator // nil for programs
	cloud      Cloud
	persistent bool // tokens outlive the program
}

// authenticator is the part of azidentity's credentials by which a person signs in.
type authenticator interface {
	Authenticate(ctx context.Context, o *policy.TokenRequestOptions) (azidentity.AuthenticationRecord, error)
}

func build(profile Profile, record azidentity.AuthenticationRecord, o Options) (built, error) {
	cloud, known := CloudByName(profile.Cloud)
	if !known {
		return built{}, problem.New("PROFILE_INVALID.other-cloud").At(field("cloud")).Detailed(profile.Cloud).Hinted()
	}
	made := built{cloud: cloud}
	var tokens azidentity.Cache
	if !o.MemoryOnly && profile.Method != ManagedIdentity {
		store := o.store
		if store == nil {
			store = systemCache
		}
		if kept, err := store(); err == nil {
			tokens, made.persistent = kept, true
		}
	}
	client := azcore.ClientOptions{Cloud: cloud.authority, Transport: o.Transport}
	var err error
	switch profile.Method {
	case Browser:
		var c *azidentity.InteractiveBrowserCredential
		c, err = azidentity.NewInteractiveBrowserCredential(&azidentity.InteractiveBrowserCredentialOptions{
			ClientOptions: client, TenantID: profile.TenantID, ClientID: profile.ClientID, LoginHint: record.Username,
			AuthenticationRecord: record, Cache: tokens, DisableAutomaticAuthentication: !o.Interactive,
		})
		made.credential, made.person = c, c
	case DeviceCode:
		var c *azidentity.DeviceCodeCredential
		c, err = azidentity.NewDeviceCodeCredential(&azidentity.DeviceCodeCredentialOptions{
			ClientOptions: client, TenantID: profile.TenantID, ClientID: profile.ClientID,
			AuthenticationRecord: record, Cache: tokens, DisableAutomaticAuthentication: !o.Interactive || o.Prompt == nil,
			UserPrompt: func(ctx context.Context, m azidentity.DeviceCodeMessage) error {
				if o.Prompt == nil {
					return errors.New("nobody is there to be shown a code")
				}
				return o.Prompt(ctx, Code{Text: m.UserCode, Address: m.VerificationURL, Message: m.Message})
			},
		})
		made.credential, made.person = c, c
	case Certificate:
		made.credential, err = certificate(profile, client, tokens, o.Password)
	case ManagedIdentity:
		options := &azidentity.ManagedIdentityCredentialOptions{ClientOptions: client}
		if profile.ClientID != "" {
			options.ID = azidentity.ClientID(profile.ClientID)
		}
		made.credential, err = azidentity.NewManagedIdentityCredential(options)
	default:
		return built{}, problem.New("PROFILE_INVALID.way").At(field("method")).Detailed(profile.Method).Hinted()
	}
	if err != nil {
		var p *problem.Problem
		if errors.As(err, &p) {
			return built{}, p
		}
		return built{}, problem.New("SIGN_IN_FAILED.prepare").Detailed(err).
			Hinted().Because(err)
	}
	return made, nil
}

func certificate(profile Profile, client azcore.ClientOptions, tokens azidentity.Cache, password []byte) (azcore.TokenCredential, error) {
	data, err := regular.ReadFile(profile.Certificate)
	if err != nil {
		return nil, problem.New("CERTIFICATE_UNREADABLE.file").Detailed(err).
			Hinted().Because(err)
	}
	certs, key, err := azidentity.ParseCertificates(data, password)
	if err != nil {
		return nil, problem.New("CERTIFICATE_UNREADABLE.certificate").
			Detailed(filepath.Base(profile.Certificate), err).
			Hinted().Because(err)
	}
	return azidentity.NewClientCertificateCredential(profile.TenantID, profile.ClientID, certs, key,
		&azidentity.ClientCertificateCredentialOptions{ClientOptions: client, Cache: tokens})
}

func (p *Profiles) recordPath(name string) string {
	return filepath.Join(p.dir, filepath.Base(name)) // a hand-edited name must not lead out of the folder
}

// record reads which account signed in last; a missing or damaged one is as good as none, as it only saves a question.
func (p *Profiles) record(profile Profile) (azidentity.AuthenticationRecord, error) {
	if profile.Record == "" {
		return azidentity.AuthenticationRecord{}, nil
	}
	data, err := os.ReadFile(p.recordPath(profile.Record))
	if errors.Is(err, fs.ErrNotExist) {
		return azidentity.AuthenticationRecord{}, nil
	}
	if err != nil {
		return azidentity.AuthenticationRecord{}, fmt.Errorf("reading which account signed in: %w", err)
	}
	return decoded(data), nil
}

func decoded(data []byte) azidentity.AuthenticationRecord {
	var r azidentity.AuthenticationRecord
	if json.Unmarshal(data, &r) != nil {
		return azidentity.AuthenticationRecord{}
	}
	return r
}
