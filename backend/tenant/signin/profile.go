package signin

import (
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"personadesk/backend/problem"
)

// Method is a way to sign in.
type Method string

// The ways to sign in. The browser is the one to offer first; tenants often block the device code.
const (
	Browser         Method = "browser"
	DeviceCode      Method = "device-code"
	Certificate     Method = "certificate"
	ManagedIdentity Method = "managed-identity"
)

// Methods lists the ways to sign in, the one to offer first at the front.
func Methods() []Method { return []Method{Browser, DeviceCode, Certificate, ManagedIdentity} }

// person tells whether a person signs in, rather than a program by itself.
func (m Method) person() bool { return m == Browser || m == DeviceCode }

// Profile is how to sign in to one tenant. It holds no secret.
type Profile struct {
	Name        string `json:"name"`
	TenantID    string `json:"tenantId"` // GUID or domain; "" lets a person choose
	ClientID    string `json:"clientId"` // GUID of the app registration; of a managed identity "" for the machine's own
	Cloud       string `json:"cloud"`
	Method      Method `json:"method"`
	Certificate string `json:"certificate,omitempty"` // absolute path of a PEM or PFX file
	Username    string `json:"username,omitempty"`    // who signed in last, to be shown
	Record      string `json:"record,omitempty"`      // file of the authentication record, relative to the folder of the profiles
}

// practiceName is taken by the practice tenant.
const practiceName = "practice"

const nameMost = 64

var domainName = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$`)

// normal gives the profile as it is kept, or the problem with it.
func (p Profile) normal() (Profile, error) {
	p.Name, p.TenantID, p.ClientID = strings.TrimSpace(p.Name), strings.TrimSpace(p.TenantID), strings.TrimSpace(p.ClientID)
	if err := checkName(p.Name); err != nil {
		return p, err
	}
	c, known := CloudByName(p.Cloud)
	if !known {
		var names []string
		for _, c := range clouds {
			names = append(names, c.Name)
		}
		return p, wrong("cloud", "There is no cloud %q.", p.Cloud).Hintf("Choose one of %s.", strings.Join(names, ", "))
	}
	p.Cloud = c.Name
	if p.Method == "" {
		p.Method = Browser
	}
	if p.TenantID != "" && !isGUID(p.TenantID) && !domainName.MatchString(p.TenantID) {
		return p, wrong("tenantId", "%q is neither an id nor a domain of a tenant.", p.TenantID).
			Hintf("Take the tenant id from the overview of Microsoft Entra.")
	}
	if p.ClientID != "" && !isGUID(p.ClientID) {
		return p, wrong("clientId", "%q is no id of an app registration.", p.ClientID).
			Hintf("Take the application (client) id from the app registration.")
	}
	return p, p.checkMethod()
}

func (p Profile) checkMethod() error {
	switch p.Method {
	case Browser, DeviceCode:
		if p.ClientID == "" {
			return wrong("clientId", "Signing in needs the id of an app registration.").
				Hintf("Register PersonaDesk in the tenant as a mobile and desktop application and give its client id.")
		}
	case Certificate:
		switch {
		case p.TenantID == "" || p.ClientID == "":
			return wrong("clientId", "A certificate needs the tenant id and the client id.").
				Hintf("Take both from the app registration that holds the certificate.")
		case !filepath.IsAbs(p.Certificate):
			return wrong("certificate", "The certificate must be given with its whole path.").Hintf("Choose the PEM or PFX file again.")
		}
	case ManagedIdentity:
	default:
		return wrong("method", "There is no way to sign in called %q.", p.Method).
			Hintf("Choose browser, device-code, certificate or managed-identity.")
	}
	return nil
}

func checkName(name string) error {
	switch {
	case name == "":
		return wrong("name", "A profile needs a name.").Hintf("Name it after the customer.")
	case utf8.RuneCountInString(name) > nameMost:
		return wrong("name", "The name is longer than %d characters.", nameMost).Hintf("Choose a shorter name.")
	case strings.EqualFold(name, practiceName):
		return wrong("name", "The name %q belongs to the practice tenant.", name).Hintf("Choose another name.")
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return wrong("name", "The name holds characters that cannot be typed.").Hintf("Choose another name.")
	}
	return nil
}

func wrong(field, format string, args ...any) *problem.Problem {
	return problem.New("PROFILE_INVALID", "The profile cannot be used").Detailf(format, args...).
		At(problem.Where{Kind: "profile", Field: field})
}

func isGUID(s string) bool {
	_, err := uuid.Parse(s)
	return err == nil && len(s) == 36
}
