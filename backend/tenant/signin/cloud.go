package signin

import (
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
)

// Cloud is one of the separate worlds of Microsoft 365; tokens of one are worth nothing in another.
type Cloud struct {
	Name       string `json:"name"`       // what profiles and the command line call it
	Title      string `json:"title"`      // what a person calls it
	Graph      string `json:"graph"`      // root of Microsoft Graph without a version
	TeamsAdmin bool   `json:"teamsAdmin"` // whether Graph answers for numbers and Teams settings here; else only PowerShell does

	authority cloud.Configuration
}

// DefaultCloud is where a profile without a cloud lives.
const DefaultCloud = "global"

var clouds = []Cloud{
	{Name: DefaultCloud, Title: "Microsoft 365", Graph: "https://graph.microsoft.com", TeamsAdmin: true, authority: cloud.AzurePublic},
	{Name: "gcc", Title: "Microsoft 365 Government (GCC)", Graph: "https://graph.microsoft.com", TeamsAdmin: true, authority: cloud.AzurePublic},
	{Name: "gcchigh", Title: "Microsoft 365 Government (GCC High)", Graph: "https://graph.microsoft.us", authority: cloud.AzureGovernment},
	{Name: "dod", Title: "Microsoft 365 Government (DoD)", Graph: "https://dod-graph.microsoft.us", authority: cloud.AzureGovernment},
	{Name: "china", Title: "Microsoft 365 operated by 21Vianet", Graph: "https://microsoftgraph.chinacloudapi.cn", authority: cloud.AzureChina},
}

// Clouds lists the clouds, the usual one first.
func Clouds() []Cloud { return append([]Cloud{}, clouds...) }

// CloudByName finds a cloud, in any case; "" is DefaultCloud.
func CloudByName(name string) (Cloud, bool) {
	if name == "" {
		name = DefaultCloud
	}
	for _, c := range clouds {
		if strings.EqualFold(c.Name, name) {
			return c, true
		}
	}
	return Cloud{}, false
}

// BaseURL is the address for the Graph client.
func (c Cloud) BaseURL() string { return c.Graph + "/v1.0" }

// Scopes are what a token for Graph is asked for with: everything that was consented to.
func (c Cloud) Scopes() []string { return []string{c.Graph + "/.default"} }

// Authority is where people sign in, without a tenant.
func (c Cloud) Authority() string { return c.authority.ActiveDirectoryAuthorityHost }

// TeamsScopes are what a token for the MicrosoftTeams module is asked for with.
func (c Cloud) TeamsScopes() []string {
	return []string{"48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default"}
}
