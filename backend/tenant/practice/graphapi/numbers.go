package graphapi

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

// oneNumber is the filter that asks for a single number.
var oneNumber = regexp.MustCompile(`^telephoneNumber eq '(\+\d+)'$`)

func numberID(n *world.Number) string {
	return base64.RawURLEncoding.EncodeToString([]byte(n.Operator + "|" + n.Tel))
}

var numberNames = []string{"id", "telephoneNumber", "operatorId", "numberType", "activationState", "capabilities", "locationId",
	"civicAddressId", "networkSiteId", "assignmentTargetId", "assignmentCategory", "portInStatus", "assignmentStatus",
	"isoCountryCode", "city", "numberSource", "supportedCustomerActions", "reverseNumberLookupOptions"}

// value gives a property of a number; it knows all of numberNames.
func (t *API) numberValue(n *world.Number, name string) any {
	switch name {
	case "id":
		return numberID(n)
	case "telephoneNumber":
		return n.Tel
	case "operatorId":
		return n.Operator
	case "numberType":
		return n.Type
	case "activationState":
		return n.ActivationText()
	case "capabilities":
		return world.Texted(n.Caps)
	case "locationId":
		return world.OrNull(n.Location)
	case "civicAddressId":
		return world.OrNull(t.CivicOf(n.Location))
	case "networkSiteId":
		return world.OrNull(n.Site)
	case "assignmentTargetId":
		if !n.Target.Zero() {
			return n.Target.String()
		}
	case "assignmentCategory":
		return world.OrNull(n.Category)
	case "assignmentStatus":
		return n.StatusText()
	case "isoCountryCode":
		return world.OrNull(n.Country)
	case "city":
		return world.OrNull(n.City)
	case "numberSource":
		return n.SourceText()
	case "supportedCustomerActions":
		if n.Type == "callingPlan" {
			return []any{"locationUpdate", "release"}
		}
		return []any{"locationUpdate"}
	case "reverseNumberLookupOptions":
		return world.Texted(n.Lookup)
	}
	return nil
}

func (t *API) numberObject(n *world.Number, names []string) obj {
	if names == nil {
		names = numberNames
	}
	o := obj{"id": numberID(n)}
	for _, name := range names {
		o[name] = t.numberValue(n, name)
	}
	return o
}

func numberSelect(rq *Request) ([]string, *Reply) {
	names := selected(rq)
	for _, n := range names {
		if !slices.Contains(numberNames, n) {
			return nil, Fail(http.StatusBadRequest, "BadRequest", "Could not find a property named '"+n+"'.")
		}
	}
	return names, nil
}

// listNumbers pages by $top and $skip and gives no next link.
func (t *API) listNumbers(rq *Request) *Reply {
	names, bad := numberSelect(rq)
	if bad != nil {
		return bad
	}
	top, skip := 500, 0
	for name, into := range map[string]*int{"$top": &top, "$skip": &skip} {
		if text, ok := rq.query[name]; ok {
			n, err := strconv.Atoi(text)
			if err != nil || n < 0 || name == "$top" && (n < 1 || n > 1000) {
				return Fail(http.StatusBadRequest, "BadRequest", "The value of "+name+" is not valid.")
			}
			*into = n
		}
	}
	keep := func(*world.Number) bool { return true }
	candidates := t.Numbers
	if text, ok := rq.query["$filter"]; ok {
		f, _, err := parseFilter(text, func(n string) bool { return slices.Contains(numberNames, n) && n != "id" && n != "city" })
		if err != nil {
			return Fail(http.StatusBadRequest, "BadRequest", err.Error())
		}
		keep = func(n *world.Number) bool { return f(func(name string) any { return t.numberValue(n, name) }) }
		if one := oneNumber.FindStringSubmatch(text); one != nil {
			// Every number is looked up before it is given out; going through all of them each time would be quadratic.
			candidates = nil
			if i, found := t.NumberNamed(one[1]); found {
				candidates = t.Numbers[i : i+1]
			}
		}
	}
	items := make([][]byte, 0, min(top, len(candidates)))
	for i := range candidates {
		n := &candidates[i]
		if !keep(n) {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if len(items) == top {
			break
		}
		enc, err := json.Marshal(t.numberObject(n, names))
		if err != nil {
			return Fail(http.StatusInternalServerError, "InternalServerError", err.Error())
		}
		items = append(items, enc)
	}
	return t.collection(rq, "admin/teams/telephoneNumberManagement/numberAssignments", -1, items, "")
}

func (t *API) getNumber(rq *Request) *Reply {
	names, bad := numberSelect(rq)
	if bad != nil {
		return bad
	}
	raw, err := base64.RawURLEncoding.DecodeString(rq.p[0])
	_, tel, ok := strings.Cut(string(raw), "|")
	i, known := t.NumberAt[tel]
	if err != nil || !ok || !known || numberID(&t.Numbers[i]) != rq.p[0] {
		return Fail(http.StatusNotFound, "NotFound", "The telephone number was not found.")
	}
	o := t.numberObject(&t.Numbers[i], names)
	o["@odata.context"] = rq.Base + "/$metadata#admin/teams/telephoneNumberManagement/numberAssignments/$entity"
	return Answer(http.StatusOK, o)
}
