package world

// Who the customer is. All names are invented; .example can never be a real domain.
const (
	Domain        = "larkfield.example"
	Company       = "Larkfield Group"
	TenantCountry = "GB"
)

// The products that the seed needs by name.
const (
	SKUBase    = "46c3a859-c90d-40b3-9551-6178a48d5c18" // Microsoft Office 365 E3 (No Teams)
	SKUTeams   = "7e31c0d9-9551-471d-836f-32ee72be4a01" // Microsoft Teams Enterprise
	SKUPhone   = "e43b5b99-8dfb-405f-9987-dc307f34bcbd" // Teams Phone Standard
	SKUCalling = "0dab259f-bf13-4952-b7f8-7db8f131b28d" // Domestic Calling Plan
	SKUEntra   = "078d2b04-f1bd-4111-bbd4-b4b1b354cef4" // Entra ID P1
	SKUVirtual = "440eaaa8-b3e0-484b-a8be-62870b9ba70a" // Teams Phone Resource Account
)

// The service plans that decide what a user can do.
const (
	PlanTeams      = "57ff2da0-773e-42df-b2af-ffb7a2317929" // TEAMS1
	PlanPhone      = "4828c8ec-dc2e-4779-b502-87ac9ce28ab7" // MCOEV
	PlanVirtual    = "f47330e9-c134-43b3-9993-e7f004506889" // MCOEV_VIRTUALUSER
	PlanCalling    = "4ed3ff63-69d7-4fb7-b984-5aec7f605ca8" // MCOPSTN1
	planConference = "3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40" // MCOMEETADV
	PlanEntra      = "41781fb2-bc02-4b7c-bd55-b576c07bb09d" // AAD_PREMIUM
	PlanExchange   = "113feb6c-3fe4-4440-bddc-54d774bf0318" // EXCHANGE_S_FOUNDATION
)
