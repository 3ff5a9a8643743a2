package reading

import (
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
)

// With an empty design everything that can be given is read: what the tenant has is offered before anything is designed.
func TestEveryTypeOfPolicyIsReadForAnEmptyDesign(t *testing.T) {
	read := map[string]bool{}
	for _, policyType := range policyTypes(persona.Design{}) {
		read[policyType] = true
	}
	for _, p := range catalog.PolicyTypes() {
		if p.GetCommand != "" && !read[p.ID] {
			t.Errorf("%s is not read", p.ID)
		}
	}
	unheard := persona.Design{Personas: []persona.Persona{{Policies: []persona.PolicyChoice{{Type: "TeamsNewPolicy", Name: "One"}}}}}
	if list := policyTypes(unheard); len(list) != len(read)+1 {
		t.Errorf("%d types with one that the catalogue does not know, %d without", len(list), len(read))
	}
}
