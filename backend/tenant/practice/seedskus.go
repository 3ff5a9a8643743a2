package practice

// The products that the seed needs by name.
const (
	skuBase    = "dcf0408c-aaec-446c-afd4-43e3683943ea" // Microsoft 365 E3 (no Teams)
	skuTeams   = "7e31c0d9-9551-471d-836f-32ee72be4a01" // Microsoft Teams Enterprise
	skuPhone   = "e43b5b99-8dfb-405f-9987-dc307f34bcbd" // Teams Phone Standard
	skuCalling = "0dab259f-bf13-4952-b7f8-7db8f131b28d" // Domestic Calling Plan
	skuEntra   = "078d2b04-f1bd-4111-bbd4-b4b1b354cef4" // Entra ID P1
	skuVirtual = "440eaaa8-b3e0-484b-a8be-62870b9ba70a" // Teams Phone Resource Account
)

// The service plans that decide what a user can do.
const (
	planTeams      = "57ff2da0-773e-42df-b2af-ffb7a2317929" // TEAMS1
	planPhone      = "4828c8ec-dc2e-4779-b502-87ac9ce28ab7" // MCOEV
	planVirtual    = "f47330e9-c134-43b3-9993-e7f004506889" // MCOEV_VIRTUALUSER
	planCalling    = "4ed3ff63-69d7-4fb7-b984-5aec7f605ca8" // MCOPSTN1
	planConference = "3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40" // MCOMEETADV
	planEntra      = "41781fb2-bc02-4b7c-bd55-b576c07bb09d" // AAD_PREMIUM
	planExchange   = "113feb6c-3fe4-4440-bddc-54d774bf0318" // EXCHANGE_S_FOUNDATION
)

// seedSkus buys seats: enough of the base products and of Teams Phone for everybody and a tenth more, few of the rest.
// That Teams Phone needs the Teams plan, from whatever source, is assumed: real tenants ask for both in one group.
func (t *Tenant) seedSkus(users int) {
	plenty := users + users/10 + 25
	teams := plan{planTeams, "TEAMS1", "TeamspaceAPI", ""}
	phone := plan{planPhone, "MCOEV", "MicrosoftCommunicationsOnline", planTeams}
	exchange := plan{planExchange, "EXCHANGE_S_FOUNDATION", "exchange", ""}
	entra := plan{planEntra, "AAD_PREMIUM", "AADPremiumService", ""}
	t.skus = []sku{
		{ID: skuBase, Part: "Microsoft_365_E3_(no_Teams)", Seats: plenty, Plans: []plan{exchange}},
		{ID: skuTeams, Part: "Microsoft_Teams_Enterprise_New", Seats: plenty, Plans: []plan{teams}},
		{ID: skuPhone, Part: "MCOEV", Seats: plenty, Plans: []plan{phone}},
		{ID: skuEntra, Part: "AAD_PREMIUM", Seats: plenty, Plans: []plan{entra, exchange}},
		{ID: skuCalling, Part: "MCOPSTN1", Seats: 10, Plans: []plan{{planCalling, "MCOPSTN1", "MicrosoftCommunicationsOnline", planPhone}}},
		{ID: skuVirtual, Part: "PHONESYSTEM_VIRTUALUSER", Seats: 25, Plans: []plan{{planVirtual, "MCOEV_VIRTUALUSER", "MicrosoftCommunicationsOnline", ""}}},
	}
}
