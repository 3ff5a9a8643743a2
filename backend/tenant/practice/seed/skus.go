package seed

import (
	"personadesk/backend/tenant/practice/world"
)

// seedSkus buys seats: enough of the base products and of Teams Phone for everybody and a tenth more, few of the rest.
// That Teams Phone needs the Teams plan, from whatever source, is assumed: real tenants ask for both in one group.
func (t *sower) seedSkus(users int) {
	plenty := users + users/10 + 25
	teams := world.Plan{ID: world.PlanTeams, Name: "TEAMS1", Service: "TeamspaceAPI"}
	phone := world.Plan{ID: world.PlanPhone, Name: "MCOEV", Service: "MicrosoftCommunicationsOnline", Needs: world.PlanTeams}
	exchange := world.Plan{ID: world.PlanExchange, Name: "EXCHANGE_S_FOUNDATION", Service: "exchange"}
	entra := world.Plan{ID: world.PlanEntra, Name: "AAD_PREMIUM", Service: "AADPremiumService"}
	t.SKUs = []world.SKU{
		{ID: world.SKUBase, Part: "Office_365_E3_(no_Teams)", Seats: plenty, Plans: []world.Plan{exchange}},
		{ID: world.SKUTeams, Part: "Microsoft_Teams_Enterprise_New", Seats: plenty, Plans: []world.Plan{teams}},
		{ID: world.SKUPhone, Part: "MCOEV", Seats: plenty, Plans: []world.Plan{phone}},
		{ID: world.SKUEntra, Part: "AAD_PREMIUM", Seats: plenty, Plans: []world.Plan{entra, exchange}},
		{ID: world.SKUCalling, Part: "MCOPSTN1", Seats: 10, Plans: []world.Plan{{ID: world.PlanCalling, Name: "MCOPSTN1", Service: "MicrosoftCommunicationsOnline", Needs: world.PlanPhone}}},
		{ID: world.SKUVirtual, Part: "PHONESYSTEM_VIRTUALUSER", Seats: 25, Plans: []world.Plan{{ID: world.PlanVirtual, Name: "MCOEV_VIRTUALUSER", Service: "MicrosoftCommunicationsOnline"}}},
	}
}
