package signin

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

func wantCode(t *testing.T, err error, code string) *problem.Problem {
	t.Helper()
	var p *problem.Problem
	if !errors.As(err, &p) || p.Code != code {
		t.Fatalf("want %s, got %v", code, err)
	}
	if p.Summary.IsZero() || p.Hint.IsZero() {
		t.Fatalf("a problem needs a summary and a hint: %+v", p)
	}
	return p
}

func TestCertificateSignsInAtTheAuthorityOfItsCloud(t *testing.T) {
	for _, cs := range []struct{ cloud, host, scope string }{
		{"global", "login.microsoftonline.com", "https://graph.microsoft.com/.default"},
		{"gcchigh", "login.microsoftonline.us", "https://graph.microsoft.us/.default"},
		{"dod", "login.microsoftonline.us", "https://dod-graph.microsoft.us/.default"},
		{"china", "login.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn/.default"},
	} {
		t.Run(cs.cloud, func(t *testing.T) {
			a := &authority{t: t, claims: map[string]any{"idtyp": "app", "tid": tenantID, "roles": []string{"User.Read.All"}}}
			p, err := Open(t.TempDir())
			must(t, err)
			s, err := p.SignIn(t.Context(), Profile{Name: "Contoso", TenantID: tenantID, ClientID: clientID, Cloud: cs.cloud, Method: Certificate,
				Certificate: certificateFile(t)}, Options{Transport: a, MemoryOnly: true})
			must(t, err)
			must(t, a.onlyHost(cs.host))
			if got := a.tokens[0]; !strings.Contains(got.Get("scope"), cs.scope) || !strings.Contains(got.Get("claims"), "CP1") || got.Get("client_assertion") == "" {
				t.Errorf("the token was asked for with %v", got)
			}
			if !s.Access.Known || !s.Access.Application || s.Persistent || s.Cloud.Name != cs.cloud {
				t.Errorf("got %+v", s)
			}
			cred, cloud, err := p.Credential(t.Context(), "contoso", Options{Transport: a, MemoryOnly: true})
			must(t, err)
			token, err := cred.GetToken(t.Context(), policy.TokenRequestOptions{Scopes: cloud.Scopes(), EnableCAE: true})
			must(t, err)
			if token.Token == "" || cloud.Name != cs.cloud {
				t.Errorf("got %+v for %s", token, cloud.Name)
			}
			profile, access, err := p.Access(t.Context(), "contoso", Options{Transport: a, MemoryOnly: true})
			must(t, err)
			if profile.Cloud != cs.cloud || !access.Known || access.TenantID != tenantID {
				t.Errorf("got %+v and %+v", profile, access)
			}
		})
	}
}

func TestDeviceCodeIsShownAndTheAccountRemembered(t *testing.T) {
	dir := t.TempDir()
	a := &authority{t: t, claims: map[string]any{"tid": tenantID, "scp": "User.Read.All Group.ReadWrite.All"}}
	p, err := Open(dir)
	must(t, err)
	var shown Code
	s, err := p.SignIn(t.Context(), Profile{Name: "Contoso", ClientID: clientID, Method: DeviceCode}, Options{Transport: a, MemoryOnly: true,
		Prompt: func(_ context.Context, c Code) error { shown = c; return nil }})
	must(t, err)
	if shown.Text != "ABC-DEF" || shown.Address == "" {
		t.Errorf("shown %+v", shown)
	}
	if len(a.tokens) != 1 || !strings.Contains(a.tokens[0].Get("claims"), "CP1") {
		t.Errorf("a person is asked once, with continuous access evaluation: %v", a.tokens)
	}
	profile, err := p.Find("CONTOSO")
	must(t, err)
	if profile.Username != "ada@contoso.test" || profile.TenantID != tenantID || s.Access.Application {
		t.Errorf("got %+v", profile)
	}
	data, err := os.ReadFile(filepath.Join(dir, profile.Record))
	must(t, err)
	var record azidentity.AuthenticationRecord
	must(t, json.Unmarshal(data, &record))
	if record.TenantID != tenantID || record.Username != "ada@contoso.test" {
		t.Errorf("remembered %+v", record)
	}
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		must(t, err)
		for _, secret := range []string{"access_token", "refresh", s.Access.TenantID + ".", "e30."} {
			if strings.Contains(string(data), secret) {
				t.Errorf("%s holds %q", e.Name(), secret)
			}
		}
	}
	must(t, p.Forget("contoso"))
	if _, err := os.Stat(filepath.Join(dir, profile.Record)); !os.IsNotExist(err) {
		t.Error("the account is still remembered")
	}
}

// A credential made without a person at hand must not open a browser by itself.
func TestCredentialAsksNobody(t *testing.T) {
	p, err := Open(t.TempDir())
	must(t, err)
	for _, m := range []Method{Browser, DeviceCode} {
		must(t, p.Save(Profile{Name: "Contoso", TenantID: tenantID, ClientID: clientID, Method: m}))
		cred, cloud, err := p.Credential(t.Context(), "Contoso", Options{MemoryOnly: true, Transport: &authority{t: t}})
		must(t, err)
		_, err = cred.GetToken(t.Context(), policy.TokenRequestOptions{Scopes: cloud.Scopes(), EnableCAE: true})
		var needed *azidentity.AuthenticationRequiredError
		if !errors.As(err, &needed) {
			t.Errorf("%s: %v", m, err)
		}
		_, _, err = p.Access(t.Context(), "Contoso", Options{MemoryOnly: true, Interactive: true, Transport: &authority{t: t}})
		wantCode(t, err, "SIGNIN_NEEDED")
	}
}

func TestManagedIdentity(t *testing.T) {
	p, err := Open(t.TempDir())
	must(t, err)
	must(t, p.Save(Profile{Name: "Runner", Method: ManagedIdentity}))
	must(t, p.Save(Profile{Name: "Runner 2", Method: ManagedIdentity, ClientID: clientID}))
	for _, name := range []string{"Runner", "Runner 2"} {
		if _, cloud, err := p.Credential(t.Context(), name, Options{}); err != nil || cloud.Name != DefaultCloud {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFailedSignIn(t *testing.T) {
	for said, hint := range map[string]string{
		"AADSTS65001: consent":          "administrator",
		"AADSTS700016: no such app":     "does not know",
		"AADSTS53003: blocked":          "browser",
		"AADSTS90002: no such tenant":   "tenant id",
		"code 530035 security defaults": "browser",
	} {
		t.Run(said, func(t *testing.T) {
			dir := t.TempDir()
			p, err := Open(dir)
			must(t, err)
			_, err = p.SignIn(t.Context(), Profile{Name: "Contoso", TenantID: tenantID, ClientID: clientID, Method: Certificate, Certificate: certificateFile(t)},
				Options{Transport: &authority{t: t, deny: said}, MemoryOnly: true})
			if got := wantCode(t, err, "SIGN_IN_FAILED"); !strings.Contains(text.English().Print(got.Hint), hint) || !strings.Contains(text.English().Print(got.Detail), said) {
				t.Errorf("hint %q, detail %q", got.Hint, got.Detail)
			}
			if list, err := p.List(); err != nil || len(list) != 0 {
				t.Errorf("a failed sign-in was remembered: %v, %v", list, err)
			}
		})
	}
}

func TestCertificatesThatCannotBeUsed(t *testing.T) {
	for name, path := range map[string]string{"missing": filepath.Join(t.TempDir(), "none.pem"), "key without certificate": wrongKeyFile(t)} {
		t.Run(name, func(t *testing.T) {
			_, err := SignIn(t.Context(), Certificate, Profile{Name: "x", TenantID: tenantID, ClientID: clientID, Certificate: path}, Options{MemoryOnly: true, Transport: &authority{t: t}})
			wantCode(t, err, "CERTIFICATE_UNREADABLE")
		})
	}
}

func TestCancelledSignIn(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := SignIn(ctx, Certificate, Profile{Name: "x", TenantID: tenantID, ClientID: clientID, Certificate: certificateFile(t)},
		Options{MemoryOnly: true, Transport: &authority{t: t, deny: "x"}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// Where the operating system cannot keep tokens, the sign-in works all the same and says that it will not last.
func TestTokensStayInMemoryWhereTheSystemKeepsNone(t *testing.T) {
	for name, cs := range map[string]struct {
		err  error
		last bool
	}{"a store": {nil, true}, "no store": {errors.New("no keyring"), false}} {
		t.Run(name, func(t *testing.T) {
			s, err := SignIn(t.Context(), Certificate, Profile{Name: "x", TenantID: tenantID, ClientID: clientID, Certificate: certificateFile(t)},
				Options{Transport: &authority{t: t, claims: map[string]any{"roles": []string{"User.Read.All"}}},
					store: func() (azidentity.Cache, error) { return azidentity.Cache{}, cs.err }})
			must(t, err)
			if s.Persistent != cs.last {
				t.Errorf("it lasts: %v", s.Persistent)
			}
		})
	}
}
