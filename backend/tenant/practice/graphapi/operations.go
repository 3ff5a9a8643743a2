package graphapi

import (
	"net/http"
	"slices"
	"strings"

	"personadesk/backend/tenant/practice/world"
)

func (t *API) assignNumber(rq *Request) *Reply {
	var in struct {
		Tel      string  `json:"telephoneNumber"`
		Target   string  `json:"assignmentTargetId"`
		Type     string  `json:"numberType"`
		Category *string `json:"assignmentCategory"`
		Location *string `json:"locationId"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	op := &world.Operation{Tel: in.Tel, Type: in.Type, Category: "primary"}
	if in.Category != nil {
		op.Category = *in.Category
	}
	if in.Location != nil {
		op.Location = *in.Location
	}
	target, ok := world.ParseGUID(in.Target)
	switch {
	case digits(in.Tel) == "":
		return Fail(http.StatusBadRequest, "BadRequest", "telephoneNumber is missing or is not a telephone number.")
	case !ok:
		return Fail(http.StatusBadRequest, "BadRequest", "assignmentTargetId must be an object id.")
	case !slices.Contains([]string{"directRouting", "callingPlan", "operatorConnect"}, in.Type):
		return Fail(http.StatusBadRequest, "BadRequest", "numberType is missing or not supported.")
	case !slices.Contains([]string{"primary", "private", "alternate"}, op.Category):
		return Fail(http.StatusBadRequest, "BadRequest", "assignmentCategory is not supported.")
	}
	op.Target = target
	return t.accepted(rq, op)
}

func (t *API) unassignNumber(rq *Request) *Reply {
	var in struct {
		Tel  string `json:"telephoneNumber"`
		Type string `json:"numberType"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if digits(in.Tel) == "" || in.Type == "" {
		return Fail(http.StatusBadRequest, "BadRequest", "telephoneNumber and numberType are needed.")
	}
	return t.accepted(rq, &world.Operation{Release: true, Tel: in.Tel, Type: in.Type})
}

// digits gives the digits of a number written as +441..., 441... or with an extension; "" when it is no number.
func digits(tel string) string {
	tel, _, _ = strings.Cut(tel, ";ext=")
	tel = strings.TrimPrefix(tel, "+")
	if len(tel) < 5 || len(tel) > 15 || strings.Trim(tel, "0123456789") != "" {
		return ""
	}
	return tel
}

// accepted answers a request that was taken in.
func (t *API) accepted(rq *Request, op *world.Operation) *Reply {
	t.Accept(op)
	return (&Reply{Status: http.StatusAccepted}).
		With("Location", rq.Base+"/admin/teams/telephoneNumberManagement/operations('"+op.ID+"')")
}

func (t *API) getOperation(rq *Request) *Reply {
	op := t.Operations[rq.p[0]]
	if op == nil {
		return Fail(http.StatusNotFound, "NotFound", "The operation was not found.")
	}
	one := obj{"status": op.Status, "statusDetail": nil, "resourceLocation": nil}
	if op.Detail != "" {
		one["statusDetail"] = op.Detail
	}
	if i, ok := t.NumberNamed(op.Tel); ok {
		one["resourceLocation"] = rq.Base + "/admin/teams/telephoneNumberManagement/numberAssignments/" + numberID(&t.Numbers[i])
	}
	o := obj{"@odata.context": rq.Base + "/$metadata#admin/teams/telephoneNumberManagement/operations/$entity", "id": op.ID,
		"createdDateTime": world.Stamp(op.Made), "status": op.Status, "numbers": []any{one}}
	return Answer(http.StatusOK, slimKeep(o, selected(rq)))
}

func slimKeep(o obj, names []string) obj {
	if names == nil {
		return o
	}
	out := slim(o, names)
	out["@odata.context"] = o["@odata.context"]
	return out
}

// updateNumber changes a number at once. "" clears a value, absent keeps it.
func (t *API) updateNumber(rq *Request) *Reply {
	var in struct {
		Tel      string    `json:"telephoneNumber"`
		Location *string   `json:"locationId"`
		Site     *string   `json:"networkSiteId"`
		Lookup   *[]string `json:"reverseNumberLookupOptions"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	i, ok := t.NumberNamed(in.Tel)
	if !ok {
		return Fail(http.StatusNotFound, "NotFound", "The telephone number was not found.")
	}
	if in.Location != nil && *in.Location != "" && !t.KnowsLocation(*in.Location) {
		return Fail(http.StatusBadRequest, "BadRequest", "The location was not found.")
	}
	if in.Lookup != nil {
		for _, o := range *in.Lookup {
			if o != "skipInternalVoip" {
				return Fail(http.StatusBadRequest, "BadRequest", "The lookup option is not supported.")
			}
		}
		t.Numbers[i].Lookup = *in.Lookup
	}
	if in.Location != nil {
		t.Numbers[i].Location = *in.Location
	}
	if in.Site != nil {
		t.Numbers[i].Site = *in.Site
	}
	t.Dirty = true
	return &Reply{Status: http.StatusOK}
}
