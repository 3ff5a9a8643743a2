package graphapi

import (
	"encoding/json"
	"net/http"
	"slices"

	"personadesk/backend/tenant/practice/roles"
	"personadesk/backend/tenant/practice/world"
)

// writeRole writes a directory role.
func writeRole(r roles.Role, names []string) []byte {
	o := obj{"@odata.type": "#microsoft.graph.directoryRole", "id": world.Derive("role", r.Template).String(), "deletedDateTime": nil,
		"description": r.Description, "displayName": r.Name, "roleTemplateId": r.Template}
	if names != nil {
		kind := o["@odata.type"]
		o = slim(o, names)
		o["@odata.type"] = kind
	}
	b, err := json.Marshal(o)
	if err != nil {
		return []byte("{}")
	}
	return b
}

func (t *API) organization(rq *Request) *Reply {
	o := obj{"id": t.TenantID, "deletedDateTime": nil, "businessPhones": []any{}, "city": "Manchester", "country": "United Kingdom",
		"countryLetterCode": world.TenantCountry, "createdDateTime": world.Stamp(world.Founded), "defaultUsageLocation": world.TenantCountry,
		"displayName": world.Company, "marketingNotificationEmails": []any{}, "onPremisesLastSyncDateTime": nil, "onPremisesSyncEnabled": true,
		"partnerTenantType": nil, "postalCode": "M2 0ZZ", "preferredLanguage": "en", "securityComplianceNotificationMails": []any{},
		"securityComplianceNotificationPhones": []any{}, "state": nil, "street": "1 Mosley Yard", "technicalNotificationMails": []any{},
		"tenantType": "AAD", "assignedPlans": []any{}, "provisionedPlans": []any{}, "privacyProfile": nil,
		"verifiedDomains": []any{obj{"capabilities": "Email, OfficeCommunicationsOnline", "isDefault": true, "isInitial": false, "name": world.Domain, "type": "Managed"}}}
	for _, n := range selected(rq) {
		if _, ok := o[n]; !ok {
			return badRequest("Could not find a property named '" + n + "' on type 'microsoft.graph.organization'.")
		}
	}
	return Answer(http.StatusOK, obj{"@odata.context": rq.Base + "/$metadata#organization" + selectContext(rq), "value": []any{slim(o, selected(rq))}})
}

func auditObject(a world.Audit) obj {
	modified := []any{}
	if a.Result != "" {
		modified = append(modified, obj{"displayName": "Result", "oldValue": nil, "newValue": a.Result})
	}
	targets := []any{}
	if a.Group != "" {
		targets = append(targets, obj{"id": a.Group, "displayName": a.Name, "type": "Group", "userPrincipalName": nil, "groupType": "azureAD", "modifiedProperties": modified})
	}
	return obj{"id": "Directory_" + a.ID, "activityDateTime": world.Stamp(a.At), "activityDisplayName": a.Activity, "category": a.Category,
		"correlationId": a.ID, "loggedByService": "Core Directory", "operationType": "Update", "result": "success", "resultReason": "",
		"initiatedBy":     obj{"user": nil, "app": obj{"appId": nil, "displayName": "Microsoft Entra group-Based Licensing", "servicePrincipalId": nil, "servicePrincipalName": nil}},
		"targetResources": targets, "additionalDetails": []any{}}
}

func (t *API) directoryAudits(rq *Request) *Reply {
	from, size, bad := t.window(rq, 1000, 1000)
	if bad != nil {
		return bad
	}
	keep := func(obj) bool { return true }
	if text, ok := rq.query["$filter"]; ok {
		f, _, err := parseFilter(text, func(n string) bool {
			return slices.Contains([]string{"category", "activityDateTime", "activityDisplayName", "targetResources", "correlationId", "result", "id"}, n)
		})
		if err != nil {
			return badRequest(err.Error())
		}
		keep = func(o obj) bool { return f(func(n string) any { return o[n] }) }
	}
	var items [][]byte
	next := ""
	for n := from; n < len(t.Audits); n++ { // the newest first
		o := auditObject(t.Audits[len(t.Audits)-1-n])
		if !keep(o) {
			continue
		}
		if len(items) == size {
			next = t.nextLink(rq, n)
			break
		}
		b, err := json.Marshal(o)
		if err != nil {
			return Fail(http.StatusInternalServerError, "InternalServerError", err.Error())
		}
		items = append(items, b)
	}
	return t.collection(rq, "auditLogs/directoryAudits", -1, items, next)
}
