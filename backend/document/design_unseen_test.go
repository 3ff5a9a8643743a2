package document

import (
	"fmt"
	"strings"
	"testing"
)

// unfit are characters that nobody sees, as JSON writes them.
var unfit = map[string]string{"a line break": `\n`, "nothing": `\u0000`, "from right to left": `\u202e`, "an isolate": `\u2067`}

func TestANameWithWhatNobodySeesIsRefusedInEverySectionOfADesign(t *testing.T) {
	for path, section := range map[string]string{
		"personas[0].name":              `"personas": [{"id": "a", "name": "HR%sX", "layer": "department"}]`,
		"personas[0].ruleName":          `"personas": [{"id": "a", "name": "HR", "layer": "department", "ruleName": "a%sb"}]`,
		"personas[0].queues":            `"personas": [{"id": "a", "name": "HR", "layer": "department", "queues": ["a%sb"]}]`,
		"policies[0].name":              `"policies": [{"type": "TeamsCallingPolicy", "name": "A%sB"}]`,
		"policies[0].settings.Greeting": `"policies": [{"type": "TeamsCallingPolicy", "name": "A", "settings": [{"name": "Greeting", "kind": "text", "value": "a%sb"}]}]`,
		"policies[0].rules.a":           `"policies": [{"type": "TenantDialPlan", "name": "A", "rules": [{"name": "a", "description": "", "pattern": "^1%s$", "translation": "+1"}]}]`,
		"queues[0].name":                `"queues": [{"name": "HR%sline"}]`,
		"sites[0].name":                 `"sites": [{"name": "Lon%sdon"}]`,
		"sites[0].address.city":         `"sites": [{"name": "London", "address": {"city": "Lon%sdon"}}]`,
		"locations[0].place":            `"locations": [{"name": "a", "site": "b", "place": "2nd%sfloor"}]`,
		"usages[0].name":                `"usages": [{"name": "U%sK"}]`,
		"routes[0].gateways":            `"routes": [{"name": "a", "gateways": ["s%sbc"]}]`,
		"accounts[0].upn":               `"accounts": [{"upn": "a%sb@c.example", "for": "queue"}]`,
		"schedules[0].name":             `"schedules": [{"name": "H%sours"}]`,
		"attendants[0].name":            `"attendants": [{"name": "De%ssk"}]`,
		"teams[0].name":                 `"teams": [{"name": "Te%sam"}]`,
		"convention.prefix":             `"convention": {"style": "underscores", "prefix": "Pr%sov"}`,
		"ranges[0].name":                `"ranges": [{"id": "r", "name": "R%s", "type": "directRouting", "first": "+441610000000", "last": "+441610000009"}]`,
	} {
		for name, character := range unfit {
			t.Run(path+", "+name, func(t *testing.T) {
				_, found := ReadDesign([]byte(`{"format": "personadesk.design", "version": 1, ` + fmt.Sprintf(section, character) + `}`))
				for _, p := range found {
					if strings.HasPrefix(p.Where.Field, path) && p.Where.Kind == "json" && !p.Hint.IsZero() && (p.Code == "TEXT_UNFIT" || p.Code == "RANGE_TEXT") {
						return
					}
				}
				t.Errorf("said: %+v", found)
			})
		}
		t.Run(path+", as it should be", func(t *testing.T) {
			_, found := ReadDesign([]byte(`{"format": "personadesk.design", "version": 1, ` + fmt.Sprintf(section, "") + `}`))
			for _, p := range found {
				if p.Code == "TEXT_UNFIT" || p.Code == "RANGE_TEXT" {
					t.Errorf("said: %+v", p)
				}
			}
		})
	}
}

func TestANameOfTheTenantWithWhatNobodySeesStays(t *testing.T) {
	_, found := ReadDesign([]byte(`{"format": "personadesk.design", "version": 1, "policies": [{"type": "TeamsCallingPolicy", "name": "A\u202eB", "existing": true}],
		"routes": [{"name": "R\u202e", "existing": true}]}`))
	if len(found) > 0 {
		t.Errorf("said: %+v", found)
	}
}
