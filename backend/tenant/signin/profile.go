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
		return p, problem.New("PROFILE_INVALID.cloud").At(field("cloud")).Detailed(p.Cloud).Hinted(strings.Join(names, ", "))
	}
	p.Cloud = c.Name
	if p.Method == "" {
		p.Method = Browser
	}
	if p.TenantID != "" && !isGUID(p.TenantID) && !domainName.MatchString(p.TenantID) {
		return p, problem.New("PROFILE_INVALID.tenant").At(field("tenantId")).Detailed(p.TenantID).
			Hinted()
	}
	if p.ClientID != "" && !isGUID(p.ClientID) {
		return p, problem.New("PROFILE_INVALID.client").At(field("clientId")).Detailed(p.ClientID).
			Hinted()
	}
	return p, p.checkMethod()
}

func (p Profile) checkMethod() error {
	switch p.Method {
	case Browser, DeviceCode:
		if p.ClientID == "" {
			return problem.New("PROFILE_INVALID.no-client").At(field("clientId")).Detailed().
				Hinted()
		}
	case Certificate:
		switch {
		case p.TenantID == "" || p.ClientID == "":
			return problem.New("PROFILE_INVALID.certificate-ids").At(field("clientId")).Detailed().
				Hinted()
		case !filepath.IsAbs(p.Certificate):
			return problem.New("PROFILE_INVALID.certificate-path").At(field("certificate")).Detailed().Hinted()
		}
	case ManagedIdentity:
	default:
		return problem.New("PROFILE_INVALID.method").At(field("method")).Detailed(p.Method).
			Hinted()
	}
	return nil
}

func checkName(name string) error {
	switch {
	case name == "":
		return problem.New("PROFILE_INVALID.no-name").At(field("name")).Detailed().Hinted()
	case utf8.RuneCountInString(name) > nameMost:
		return problem.New("PROFILE_INVALID.long").At(field("name")).Detailed(nameMost).Hinted()
	case strings.EqualFold(name, practiceName):
		return problem.New("PROFILE_INVALID.practice").At(field("name")).Detailed(name).Hinted()
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return problem.New("PROFILE_INVALID.characters").At(field("name")).Detailed().Hinted()
	}
	return nil
}

// field is the place of a field of a profile.
func field(name string) problem.Where { return problem.Where{Kind: "profile", Field: name} }

func isGUID(s string) bool {
	_, err := uuid.Parse(s)
	return err == nil && len(s) == 36
}
