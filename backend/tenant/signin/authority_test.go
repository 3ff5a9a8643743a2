package signin

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	tenantID = "11111111-2222-3333-4444-555555555555"
	clientID = "66666666-7777-8888-9999-000000000000"
)

// authority answers like a sign-in service, without a network, and keeps what it was asked.
type authority struct {
	t      *testing.T
	claims map[string]any // of the access token
	deny   string         // an error instead of a token
	hosts  map[string]bool
	tokens []url.Values // forms of the token requests
}

func (a *authority) Do(req *http.Request) (*http.Response, error) {
	if a.hosts == nil {
		a.hosts = map[string]bool{}
	}
	a.hosts[req.URL.Host] = true
	base := "https://" + req.URL.Host + "/" + tenantID
	status, body := http.StatusOK, any(nil)
	switch path := req.URL.Path; {
	case strings.HasSuffix(path, "/discovery/instance"):
		body = map[string]any{"tenant_discovery_endpoint": base + "/v2.0/.well-known/openid-configuration",
			"metadata": []any{map[string]any{"preferred_network": req.URL.Host, "preferred_cache": req.URL.Host, "aliases": []string{req.URL.Host}}}}
	case strings.HasSuffix(path, "/openid-configuration"):
		body = map[string]any{"token_endpoint": base + "/oauth2/v2.0/token", "issuer": base + "/v2.0",
			"authorization_endpoint": base + "/oauth2/v2.0/authorize", "device_authorization_endpoint": base + "/oauth2/v2.0/devicecode"}
	case strings.HasSuffix(path, "/devicecode"):
		body = map[string]any{"user_code": "ABC-DEF", "device_code": "d", "verification_uri": "https://type.it.here.test", "expires_in": 900, "interval": 1, "message": "type it"}
	case strings.HasSuffix(path, "/token"):
		data, err := io.ReadAll(req.Body)
		if err != nil {
			return nil, err
		}
		form, err := url.ParseQuery(string(data))
		if err != nil {
			return nil, err
		}
		a.tokens = append(a.tokens, form)
		if a.deny != "" {
			status, body = http.StatusBadRequest, map[string]any{"error": "invalid_grant", "error_description": a.deny}
			break
		}
		body = map[string]any{"token_type": "Bearer", "expires_in": 3600, "scope": form.Get("scope"), "access_token": jwt(a.claims), "refresh_token": "r",
			"id_token":    jwt(map[string]any{"iss": base + "/v2.0", "aud": clientID, "tid": tenantID, "oid": "o", "sub": "s", "preferred_username": "ada@contoso.test", "exp": time.Now().Add(time.Hour).Unix()}),
			"client_info": base64.RawURLEncoding.EncodeToString([]byte(`{"uid":"o","utid":"` + tenantID + `"}`))}
	default:
		a.t.Errorf("asked for %s", req.URL.Path)
		status = http.StatusNotFound
	}
	data, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(string(data))), Request: req}, nil
}

func jwt(claims map[string]any) string {
	data, err := json.Marshal(claims)
	if err != nil {
		return ""
	}
	return "e30." + base64.RawURLEncoding.EncodeToString(data) + ".c2ln"
}

// certificateFile writes a certificate with its key, which nobody trusts.
func certificateFile(t *testing.T) string {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	must(t, err)
	shape := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "PersonaDesk test"}, NotAfter: time.Now().Add(time.Hour)}
	cert, err := x509.CreateCertificate(rand.Reader, shape, shape, &key.PublicKey, key)
	must(t, err)
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	data := append(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8}), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert})...)
	path := filepath.Join(t.TempDir(), "app.pem")
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// wrongKeyFile writes a key of another kind, without a certificate.
func wrongKeyFile(t *testing.T) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	data, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	path := filepath.Join(t.TempDir(), "wrong.pem")
	must(t, os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: data}), 0o600))
	return path
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (a *authority) onlyHost(host string) error {
	if len(a.hosts) != 1 || !a.hosts[host] {
		return fmt.Errorf("asked %v, not %s alone", a.hosts, host)
	}
	return nil
}
