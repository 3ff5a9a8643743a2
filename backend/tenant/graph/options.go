package graph

import (
	"net/http"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/rs/zerolog"

	"personadesk/backend/clock"
	"personadesk/backend/problem"
)

// DefaultBaseURL is the root of Microsoft Graph in the public cloud.
const DefaultBaseURL = "https://graph.microsoft.com/v1.0"

// Options says which tenant to talk to and how patiently. Only Credential is required.
type Options struct {
	BaseURL    string                 // root with version, e.g. DefaultBaseURL; http only on loopback
	Credential azcore.TokenCredential // who we are; StaticToken works on loopback only
	Scopes     []string               // of the token; by default ".default" of the root
	Transport  http.RoundTripper      // what carries the requests; by default the system's, with its proxy settings
	Log        zerolog.Logger         // receives method, path template, status, duration and request id of each request
	Clock      clock.Clock            // of paces, waits and patience; the machine's when nil
	Limits     Limits                 // how fast we may ask; zero values take the defaults
	Bounds     Bounds                 // how much one list may be; zero values take the defaults

	// AttemptTimeout bounds one request without its waits; 2 minutes by default. Waits are bounded by Patience only.
	AttemptTimeout time.Duration
	// Patience bounds the sum of the waits of one call that the tenant asked for; 15 minutes by default.
	Patience time.Duration
	// UserProperties are read of each user on top of DefaultUserProperties, e.g. directory extensions.
	UserProperties []string
}

// Limits holds the pace of each service of the tenant; all calls of a Client share them.
type Limits struct {
	Directory  Limit // users, groups, licences
	TeamsAdmin Limit // /admin/teams; at most 4 requests at a time
	Teams      Limit // membership of teams
}

// Limit is the pace of one service.
type Limit struct {
	Concurrency int     // requests at a time; 0 takes the default
	PerSecond   float64 // requests (the parts of a batch count) a second; 0 takes the default, negative means no limit
}

// teamsAdminConcurrency is the most that the Teams administration API is asked at a time, whatever the options say.
const teamsAdminConcurrency = 4

func (l Limit) or(concurrency int, perSecond float64) Limit {
	if l.Concurrency <= 0 {
		l.Concurrency = concurrency
	}
	if l.PerSecond == 0 {
		l.PerSecond = perSecond
	}
	return l
}

// withDefaults fills what was left open. A tenant on this machine is not paced: there is nobody to protect.
func (l Limits) withDefaults(loopback bool) Limits {
	directory, admin, teams := 400.0, 25.0, 4.0
	if loopback {
		directory, admin, teams = -1, -1, -1
	}
	l.Directory = l.Directory.or(8, directory)
	l.TeamsAdmin = l.TeamsAdmin.or(teamsAdminConcurrency, admin)
	l.TeamsAdmin.Concurrency = min(l.TeamsAdmin.Concurrency, teamsAdminConcurrency)
	l.Teams = l.Teams.or(2, teams)
	return l
}

func (o Options) checked() (Options, root, error) {
	if o.BaseURL == "" {
		o.BaseURL = DefaultBaseURL
	}
	at, err := parseRoot(o.BaseURL)
	if err != nil {
		return o, root{}, problem.New("TENANT_ADDRESS.unusable").
			Detailed(err).Hinted(DefaultBaseURL).Because(err)
	}
	if o.Credential == nil {
		return o, root{}, problem.New("TENANT_SIGN_IN.nobody").
			Hinted()
	}
	if _, static := o.Credential.(staticToken); static && !at.loopback() {
		return o, root{}, problem.New("TENANT_ADDRESS.token").
			Detailed(at.base.Host).
			Hinted()
	}
	if len(o.Scopes) == 0 {
		o.Scopes = []string{at.base.Scheme + "://" + at.base.Host + "/.default"}
	}
	if o.AttemptTimeout <= 0 {
		o.AttemptTimeout = 2 * time.Minute
	}
	if o.Patience <= 0 {
		o.Patience = 15 * time.Minute
	}
	o.Clock = clock.Or(o.Clock)
	o.Limits = o.Limits.withDefaults(at.loopback())
	o.Bounds = o.Bounds.withDefaults()
	return o, at, nil
}
