package practice

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// oneNumber is the filter that asks for a single number.
var oneNumber = regexp.MustCompile(`^telephoneNumber eq '(\+\d+)'$`)

// number is one telephone number of the inventory.
type number struct {
	Tel        string
	Type       string
	City       string
	Country    string
	Operator   string
	Caps       []string
	Location   string
	Site       string
	Lookup     []string
	Tags       []string          // known to commands only
	Policies   map[string]string // by type; known to commands only
	Target     guid
	Status     string // "" is unassigned
	Category   string
	Activation string // "" is activated
	OnPremises bool
}

func (t *Tenant) addNumber(n number) int32 {
	i := int32(len(t.numbers))
	t.numbers = append(t.numbers, n)
	t.numberAt[n.Tel] = i
	return i
}

// numberNamed finds a number written with or without its plus sign.
func (w *world) numberNamed(tel string) (int32, bool) {
	i, ok := w.numberAt["+"+strings.TrimPrefix(strings.TrimPrefix(tel, "tel:"), "+")]
	return i, ok
}

// hold gives a number to a holder.
func (t *Tenant) hold(i int32, target guid, status, category string) {
	n := &t.numbers[i]
	n.Target, n.Status, n.Category = target, status, category
	t.heldBy[target] = append(append([]int32(nil), t.heldBy[target]...), i)
	t.dirty = true
}

// release takes a number back.
func (t *Tenant) release(i int32) {
	n := &t.numbers[i]
	var rest []int32
	for _, h := range t.heldBy[n.Target] {
		if h != i {
			rest = append(rest, h)
		}
	}
	if len(rest) == 0 {
		delete(t.heldBy, n.Target)
		if u, ok := t.byID[n.Target]; ok {
			t.users[u].mark(hasVoice, false)
		}
	} else {
		t.heldBy[n.Target] = rest
	}
	n.Target, n.Status, n.Category, n.Activation = guid{}, "", "", ""
	t.dirty = true
}

func numberID(n *number) string {
	return base64.RawURLEncoding.EncodeToString([]byte(n.Operator + "|" + n.Tel))
}

var numberNames = []string{"id", "telephoneNumber", "operatorId", "numberType", "activationState", "capabilities", "locationId",
	"civicAddressId", "networkSiteId", "assignmentTargetId", "assignmentCategory", "portInStatus", "assignmentStatus",
	"isoCountryCode", "city", "numberSource", "supportedCustomerActions", "reverseNumberLookupOptions"}

func (n *number) status() string {
	if n.Status == "" {
		return "unassigned"
	}
	return n.Status
}

func (n *number) activation() string {
	if n.Activation == "" {
		return "activated"
	}
	return n.Activation
}

func (n *number) source() string {
	if n.OnPremises {
		return "onPremises"
	}
	return "online"
}

// value gives a property of a number; it knows all of numberNames.
func (t *Tenant) numberValue(n *number, name string) any {
	null := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
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
		return n.activation()
	case "capabilities":
		return texted(n.Caps)
	case "locationId":
		return null(n.Location)
	case "civicAddressId":
		for _, l := range t.locations {
			if l.ID == n.Location {
				return l.Civic
			}
		}
	case "networkSiteId":
		return null(n.Site)
	case "assignmentTargetId":
		if !n.Target.zero() {
			return n.Target.String()
		}
	case "assignmentCategory":
		return null(n.Category)
	case "assignmentStatus":
		return n.status()
	case "isoCountryCode":
		return null(n.Country)
	case "city":
		return null(n.City)
	case "numberSource":
		return n.source()
	case "supportedCustomerActions":
		if n.Type == "callingPlan" {
			return []any{"locationUpdate", "release"}
		}
		return []any{"locationUpdate"}
	case "reverseNumberLookupOptions":
		return texted(n.Lookup)
	}
	return nil
}

func (t *Tenant) numberObject(n *number, names []string) obj {
	if names == nil {
		names = numberNames
	}
	o := obj{"id": numberID(n)}
	for _, name := range names {
		o[name] = t.numberValue(n, name)
	}
	return o
}

func numberSelect(rq *request) ([]string, *reply) {
	names := selected(rq)
	for _, n := range names {
		if !contains(numberNames, n) {
			return nil, fail(http.StatusBadRequest, "BadRequest", "Could not find a property named '"+n+"'.")
		}
	}
	return names, nil
}

// listNumbers pages by $top and $skip and gives no next link.
func (t *Tenant) listNumbers(rq *request) *reply {
	names, bad := numberSelect(rq)
	if bad != nil {
		return bad
	}
	top, skip := 500, 0
	for name, into := range map[string]*int{"$top": &top, "$skip": &skip} {
		if text, ok := rq.query[name]; ok {
			n, err := strconv.Atoi(text)
			if err != nil || n < 0 || name == "$top" && (n < 1 || n > 1000) {
				return fail(http.StatusBadRequest, "BadRequest", "The value of "+name+" is not valid.")
			}
			*into = n
		}
	}
	keep := func(*number) bool { return true }
	candidates := t.numbers
	if text, ok := rq.query["$filter"]; ok {
		f, _, err := parseFilter(text, func(n string) bool { return contains(numberNames, n) && n != "id" && n != "city" })
		if err != nil {
			return fail(http.StatusBadRequest, "BadRequest", err.Error())
		}
		keep = func(n *number) bool { return f(func(name string) any { return t.numberValue(n, name) }) }
		if one := oneNumber.FindStringSubmatch(text); one != nil {
			// Every number is looked up before it is given out; going through all of them each time would be quadratic.
			candidates = nil
			if i, found := t.numberNamed(one[1]); found {
				candidates = t.numbers[i : i+1]
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
			return fail(http.StatusInternalServerError, "InternalServerError", err.Error())
		}
		items = append(items, enc)
	}
	return t.collection(rq, "admin/teams/telephoneNumberManagement/numberAssignments", -1, items, "")
}

func (t *Tenant) getNumber(rq *request) *reply {
	names, bad := numberSelect(rq)
	if bad != nil {
		return bad
	}
	raw, err := base64.RawURLEncoding.DecodeString(rq.p[0])
	_, tel, ok := strings.Cut(string(raw), "|")
	i, known := t.numberAt[tel]
	if err != nil || !ok || !known || numberID(&t.numbers[i]) != rq.p[0] {
		return fail(http.StatusNotFound, "NotFound", "The telephone number was not found.")
	}
	o := t.numberObject(&t.numbers[i], names)
	o["@odata.context"] = rq.base + "/$metadata#admin/teams/telephoneNumberManagement/numberAssignments/$entity"
	return answer(http.StatusOK, o)
}
