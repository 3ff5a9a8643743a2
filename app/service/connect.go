package service

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/rs/zerolog"

	"personadesk/backend/clock"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/tenant/signin"
	"personadesk/backend/workbook"
)

// Choice says which tenant is meant. The zero value is the practice tenant.
type Choice struct {
	Profile string // name of a profile made by signing in; "practice" or "" for the practice tenant
	URL     string // root of something that answers like Graph, on loopback only; goes before Profile
	Token   string // for URL
	Users   int    // how many people a new practice tenant has; 0 for the usual number
	Seed    int64  // of a new practice tenant
	Role    string // which role of Entra is signed in to the practice tenant; "" lets everything through
}

// lenient says that everything may be done there: in the practice tenant, as long as it plays no role.
func (c Choice) lenient() bool { return c.View().Kind == "practice" && c.Role == "" }

// PracticeName is the name by which the practice tenant is chosen.
const PracticeName = "practice"

// View is how the page shows a choice.
func (c Choice) View() TenantView {
	switch {
	case c.URL != "":
		return tenantView(tenant.ByAddress, c.URL)
	case c.Profile == "" || c.Profile == PracticeName:
		return tenantView(tenant.ByPractice, "Practice tenant")
	}
	return tenantView(tenant.ByProfile, c.Profile)
}

func tenantView(way tenant.Way, name string) TenantView {
	return TenantView{Kind: string(way), Name: name, Colour: way.Colour()}
}

// Connection is an open way to a tenant.
type Connection struct {
	tenant.Tenant
	View TenantView
	Name string // under which the workbook remembers it

	choice Choice // that led to it
	close  []func() error
}

// Close lets go of the tenant; a practice tenant saves its state.
func (c *Connection) Close() error {
	var errs []error
	for i := len(c.close) - 1; i >= 0; i-- {
		errs = append(errs, c.close[i]())
	}
	c.close = nil
	return errors.Join(errs...)
}

// PracticeFile is where the practice tenant of a workbook keeps its state, so that separate commands meet the same tenant.
func PracticeFile(workbookPath string) string {
	return strings.TrimSuffix(workbookPath, workbook.Extension) + ".practice"
}

// Connect opens the way to a tenant for the workbook at a path. A practice tenant lives by the clock that is given.
func Connect(ctx context.Context, choice Choice, workbookPath, configDir string, by clock.Clock, log zerolog.Logger) (*Connection, error) {
	switch {
	case choice.URL != "":
		return connectAddress(choice, log)
	case choice.Profile == "" || choice.Profile == PracticeName:
		return connectPractice(choice, workbookPath, by, log)
	}
	return connectProfile(ctx, choice, configDir, log)
}

func connectPractice(choice Choice, workbookPath string, by clock.Clock, log zerolog.Logger) (*Connection, error) {
	box, err := OpenPractice(PracticeWish{Users: choice.Users, Seed: choice.Seed, File: PracticeFile(workbookPath), Role: choice.Role, Clock: by}, "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	c, err := connectAddress(Choice{URL: box.Address, Token: box.Token}, log)
	if err != nil {
		return nil, errors.Join(err, box.Close())
	}
	c.View, c.Name = choice.View(), PracticeName
	c.close = append([]func() error{box.Close}, c.close...)
	return c, nil
}

// connectAddress talks to whatever answers like Graph at an address of this machine; its commands go there as well.
func connectAddress(choice Choice, log zerolog.Logger) (*Connection, error) {
	root, err := url.Parse(choice.URL)
	if err != nil || root.Host == "" {
		return nil, problem.New("TENANT_ADDRESS.invalid").Detailed(choice.URL).Hinted()
	}
	base := strings.TrimSuffix(strings.TrimSuffix(choice.URL, "/"), "/v1.0")
	client, err := graph.New(graph.Options{BaseURL: base + "/v1.0", Credential: graph.StaticToken(choice.Token), Log: log})
	if err != nil {
		return nil, err
	}
	session := practice.NewSession(base, choice.Token)
	return &Connection{Tenant: tenant.Tenant{Graph: client, Teams: powershell.Teams{Session: session}}, View: choice.View(), Name: choice.URL, close: []func() error{client.Close}}, nil
}

// connectProfile talks to a live tenant: Graph with the profile's credential, Teams through a PowerShell process.
func connectProfile(ctx context.Context, choice Choice, configDir string, log zerolog.Logger) (*Connection, error) {
	profiles, err := signin.Open(configDir)
	if err != nil {
		return nil, err
	}
	profile, err := profiles.Find(choice.Profile)
	if err != nil {
		return nil, err
	}
	credential, cloud, err := profiles.Credential(ctx, choice.Profile, signin.Options{})
	if err != nil {
		return nil, err
	}
	client, err := graph.New(graph.Options{BaseURL: cloud.BaseURL(), Credential: credential, Scopes: cloud.Scopes(), Log: log})
	if err != nil {
		return nil, err
	}
	session := &lazySession{options: powershell.Options{TenantID: profile.TenantID}}
	return &Connection{
		Tenant: tenant.Tenant{Graph: client, Teams: powershell.Teams{Session: session}},
		View:   choice.View(), Name: choice.Profile, close: []func() error{session.Close, client.Close},
	}, nil
}

// connected gives the open way to the desk's tenant, opening it the first time.
func (d *Desk) connected(ctx context.Context) (*Connection, error) {
	wb, err := d.Workbook()
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	wish := asked(ctx)
	if d.connection != nil {
		if wish.named() && !wish.same(d.connection.choice) {
			return nil, otherTenant(d.connection.choice, wish)
		}
		return d.connection, nil
	}
	choice, err := d.choice(ctx, wb)
	if err != nil {
		return nil, err
	}
	if wish.named() {
		choice = wish
	} else if choice.Users == 0 {
		choice.Users, choice.Seed = wish.Users, wish.Seed
	}
	c, err := Connect(ctx, choice, wb.Path(), d.o.ConfigDir, d.o.Clock, d.o.Log)
	if err != nil {
		return nil, fmt.Errorf("connecting to the tenant: %w", err)
	}
	c.choice = choice
	d.connection = c
	return c, nil
}

// choice is the tenant that was asked for, or else the one the workbook belongs to.
func (d *Desk) choice(ctx context.Context, wb *workbook.Workbook) (Choice, error) {
	choice := d.o.Choice
	if choice.URL != "" || choice.Profile != "" {
		return choice, nil
	}
	bound, found, err := wb.Tenant(ctx)
	if err != nil {
		return choice, err
	}
	if found {
		choice.Profile = bound.Profile
	}
	return choice, nil
}
