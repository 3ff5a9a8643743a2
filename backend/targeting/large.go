package targeting

import (
	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/problem"
)

// Large finds personas that reach more users than a group with policies or a team should have.
func Large(list []Reach) []problem.Problem {
	var found []problem.Problem
	for _, r := range list {
		n := r.Match.Count()
		at := problem.Where{Step: "personas", Kind: "persona", ID: r.ID}
		if n > limit.PolicyMembers && byGroup(r) {
			at.Field = "rule"
			found = append(found, *problem.Warn("POLICY_MEMBERS").Detailed(r.Name, problem.Users(n), limit.PolicyMembers).Hinted().At(at))
		}
		if n > limit.TeamMembers && len(r.Teams) > 0 {
			at.Field = "teams"
			found = append(found, *problem.Warn("TEAM_MEMBERS").Detailed(r.Name, problem.Users(n), r.Teams[0], limit.TeamMembers).Hinted().At(at))
		}
	}
	return found
}

// byGroup says whether the group of a persona carries a policy.
func byGroup(r Reach) bool {
	for _, choice := range r.Policies {
		if t, known := catalog.PolicyTypeByID(choice.Type); known && t.Group == catalog.GroupYes && choice.Name.Key() != ident.GlobalKey {
			return true
		}
	}
	return false
}
