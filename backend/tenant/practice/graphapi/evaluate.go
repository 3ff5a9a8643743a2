package graphapi

import (
	"net/http"

	"personadesk/backend/rule"
	"personadesk/backend/rule/explain"
	"personadesk/backend/rule/parse"
	"personadesk/backend/tenant/practice/world"
)

// evaluateMembership answers whether one user would match a rule; Graph has it in beta only.
func (t *API) evaluateMembership(rq *Request) *Reply {
	if rq.Version != "beta" {
		return Fail(http.StatusBadRequest, "BadRequest", "Resource not found for the segment 'evaluateDynamicMembership'.")
	}
	var in struct {
		Member string `json:"memberId"`
		Rule   string `json:"membershipRule"`
	}
	if bad := decode(rq.Body, &in); bad != nil {
		return bad
	}
	if len(rq.p) > 0 {
		g, bad := t.groupAt(rq)
		if bad != nil {
			return bad
		}
		in.Rule = g.Rule
	}
	i, ok := t.UserAt(in.Member)
	if !ok {
		return notFound(in.Member)
	}
	r, problems := parse.Rule(in.Rule)
	if !rule.Valid(problems) {
		return Fail(http.StatusBadRequest, "DynamicGroupQueryParseError", world.CheckRule(in.Rule))
	}
	details := evaluationDetails(explain.Rule(r, t.SeenByRules(i), t.Now()))
	return Answer(http.StatusOK, obj{"@odata.context": rq.Base + "/$metadata#microsoft.graph.evaluateDynamicMembershipResult",
		"membershipRule": in.Rule, "membershipRuleEvaluationResult": details["expressionResult"], "membershipRuleEvaluationDetails": details})
}

// evaluationDetails is an explanation as Graph has it, which knows only true and false.
func evaluationDetails(e explain.Explanation) obj {
	parts := make([]any, len(e.Details))
	for i, part := range e.Details {
		parts[i] = evaluationDetails(part)
	}
	var property any
	if e.Property != nil {
		property = obj{"propertyName": e.Property.Name, "propertyValue": e.Property.Value}
	}
	return obj{"expression": e.Expression, "expressionResult": e.Holds != nil && *e.Holds, "propertyToEvaluate": property, "expressionEvaluationDetails": parts}
}
