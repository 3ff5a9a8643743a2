package graph

import (
	"fmt"
	"sync"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	abs "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoft/kiota-abstractions-go/serialization"
	kauth "github.com/microsoft/kiota-authentication-azure-go"
	kjson "github.com/microsoft/kiota-serialization-json-go"
	core "github.com/microsoftgraph/msgraph-sdk-go-core"
	"github.com/rs/zerolog"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// Client asks one tenant. It may be used from many goroutines; all of them share its limits.
type Client struct {
	at      root
	adapter abs.RequestAdapter
	letGo   func() // of connections that are open and not in use
	cred    azcore.TokenCredential
	scopes  []string
	log     zerolog.Logger
	clock   clock.Clock

	attemptTimeout time.Duration
	patience       time.Duration
	bounds         Bounds
	properties     []string // of a user

	directory, teamsAdmin, teams *limiter

	youngMu sync.Mutex
	young   map[ident.ObjectID]time.Time // groups made by us, and when: other servers of the tenant may not know them yet
}

var _ tenant.Directory = (*Client)(nil)

// New makes a Client. It asks nothing yet; the first call signs in.
func New(o Options) (*Client, error) {
	o, at, err := o.checked()
	if err != nil {
		return nil, err
	}
	cred := watchedCredential{o.Credential}
	auth, err := kauth.NewAzureIdentityAuthenticationProviderWithScopesAndValidHosts(cred, o.Scopes, []string{at.base.Hostname()})
	if err != nil {
		return nil, fmt.Errorf("preparing the sign-in: %w", err)
	}
	// Registries of our own: the process-wide ones change for everybody as soon as somebody enables the SDK's backing store,
	// and then a PATCH of a model that was read before sends nothing.
	parse := serialization.NewParseNodeFactoryRegistry()
	parse.ContentTypeAssociatedFactories["application/json"] = kjson.NewJsonParseNodeFactory()
	write := serialization.NewSerializationWriterFactoryRegistry()
	write.ContentTypeAssociatedFactories["application/json"] = kjson.NewJsonSerializationWriterFactory()
	way, letGo := newHTTPClient(at, o.Transport, o.Log, o.Clock, o.Bounds.Answer)
	adapter, err := core.NewGraphRequestAdapterBaseWithParseNodeFactoryAndSerializationWriterFactoryAndHttpClient(
		auth, core.GraphClientOptions{}, parse, write, way)
	if err != nil {
		return nil, fmt.Errorf("preparing the Graph client: %w", err)
	}
	adapter.SetBaseUrl(at.String())
	return &Client{
		at: at, adapter: adapter, letGo: letGo, cred: cred, scopes: o.Scopes, log: o.Log, clock: o.Clock,
		attemptTimeout: o.AttemptTimeout, patience: o.Patience, bounds: o.Bounds,
		properties: userProperties(o.UserProperties),
		directory:  newLimiter(o.Limits.Directory, o.Clock),
		teamsAdmin: newLimiter(o.Limits.TeamsAdmin, o.Clock),
		teams:      newLimiter(o.Limits.Teams, o.Clock),
		young:      map[ident.ObjectID]time.Time{},
	}, nil
}

// Close lets go of the connections that are open and not in use, so that the other side need not wait for what never comes.
func (c *Client) Close() error {
	c.letGo()
	return nil
}

// youth is how long a group may stay unknown to parts of the tenant after it was made.
const youth = 12 * time.Minute

func (c *Client) born(groupID ident.ObjectID) {
	c.youngMu.Lock()
	defer c.youngMu.Unlock()
	for id, at := range c.young {
		if clock.Since(c.clock, at) > youth {
			delete(c.young, id)
		}
	}
	c.young[groupID] = c.clock.Now()
}

func (c *Client) gone(groupID ident.ObjectID) {
	c.youngMu.Lock()
	defer c.youngMu.Unlock()
	delete(c.young, groupID)
}

func (c *Client) isYoung(groupID ident.ObjectID) bool {
	c.youngMu.Lock()
	defer c.youngMu.Unlock()
	at, known := c.young[groupID]
	return known && clock.Since(c.clock, at) <= youth
}
