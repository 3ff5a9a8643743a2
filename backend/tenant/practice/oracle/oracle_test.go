package oracle

import (
	"strings"
	"testing"
)

func TestEntitiesAreHeldAgainstTheMetadata(t *testing.T) {
	for name, c := range map[string]struct{ kind, json, wrong string }{
		"right":                {"user", `{"@odata.context":"x","id":"1","displayName":null,"businessPhones":[],"accountEnabled":true}`, ""},
		"no JSON":              {"user", `{"id"`, "no JSON"},
		"no object":            {"user", `[]`, "is no object"},
		"unknown type":         {"pigeon", `{}`, "does not know"},
		"unknown property":     {"user", `{"departmint":"x"}`, "departmint is no property"},
		"wrong type":           {"user", `{"department":3}`, "department is 3"},
		"null where forbidden": {"user", `{"businessPhones":null}`, "businessPhones must not be null"},
		"list of wrong things": {"user", `{"businessPhones":[null]}`, "businessPhones[0]"},
		"no list":              {"user", `{"businessPhones":"x"}`, "is no list"},
		"deep":                 {"user", `{"assignedLicenses":[{"skuId":"x","disabledPlans":[]}]}`, "assignedLicenses[0].skuId"},
		"extension":            {"user", `{"extension_0123456789abcdef0123456789abcdef_desk":"x"}`, ""},
		"navigation":           {"group", `{"owners@odata.bind":["x"],"members":[{"@odata.type":"#microsoft.graph.user","id":"1","city":null}]}`, ""},
		"wrong derived type":   {"group", `{"members":[{"@odata.type":"#microsoft.graph.subscribedSku","id":"1"}]}`, "which is no microsoft.graph.directoryObject"},
		"enumeration":          {"teamsAdministration.numberAssignment", `{"numberType":"directRouting"}`, ""},
		"not of it":            {"#microsoft.graph.teamsAdministration.numberAssignment", `{"numberType":"DirectRouting"}`, "no value of"},
		"time":                 {"user", `{"createdDateTime":"yesterday"}`, "Edm.DateTimeOffset"},
		"number":               {"subscribedSku", `{"consumedUnits":"3"}`, "Edm.Int32"},
	} {
		t.Run(name, func(t *testing.T) { judge(t, CheckEntity(c.kind, []byte(c.json)), c.wrong) })
	}
}

func TestCollections(t *testing.T) {
	judge(t, CheckCollection("user", []byte(`{"@odata.count":1,"value":[{"id":"1"}]}`)), "")
	judge(t, CheckCollection("user", []byte(`{"values":[]}`)), "does not belong")
	judge(t, CheckCollection("user", []byte(`{}`)), "value must not be null")
	judge(t, CheckCollection("user", []byte(`{"value":[{"idd":"1"}]}`)), "value[0].idd")
}

func TestActions(t *testing.T) {
	for name, c := range map[string]struct{ action, json, wrong string }{
		"right":              {"assignLicense", `{"addLicenses":[],"removeLicenses":["e43b5b99-8dfb-405f-9987-dc307f34bcbd"]}`, ""},
		"missing":            {"assignLicense", `{"addLicenses":[]}`, "removeLicenses is missing"},
		"no guid":            {"assignLicense", `{"addLicenses":[],"removeLicenses":["MCOEV"]}`, "Edm.Guid"},
		"with its namespace": {"teamsAdministration.assignNumber", `{"telephoneNumber":"+441614960001","assignmentTargetId":"x","numberType":"directRouting"}`, ""},
		"unknown parameter":  {"unassignNumber", `{"telephone":"x"}`, "no parameter"},
		"unknown action":     {"fly", `{}`, "no action"},
		"derived members":    {"add", `{"values":[{"@odata.type":"#microsoft.graph.aadUserConversationMember","roles":[],"user@odata.bind":"x"}]}`, ""},
		"no object":          {"assign", `[]`, "is no object"},
	} {
		t.Run(name, func(t *testing.T) { judge(t, CheckAction(c.action, []byte(c.json)), c.wrong) })
	}
}

func judge(t *testing.T, found []string, wrong string) {
	t.Helper()
	all := strings.Join(found, "; ")
	if wrong == "" && len(found) > 0 || !strings.Contains(all, wrong) {
		t.Errorf("found %q, want %q", all, wrong)
	}
}
