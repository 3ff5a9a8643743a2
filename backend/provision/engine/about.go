package engine

import (
	"personadesk/backend/audit"
	"personadesk/backend/plan"
)

// about lists what a change touches, so that its outcome is found in the record from each of them: of a number the number and who has it,
// of a policy of one user the user and the policy, and of a change of a group the group and not all who are in it.
func about(c *plan.Change) []audit.Subject {
	var list []audit.Subject
	a, e := c.Action, c.Expect
	switch {
	case a.Number != nil:
		list = append(list, audit.Number(a.Number.Telephone))
		if a.Number.Target != "" {
			list = append(list, audit.User(a.Number.Target))
		}
	case e.Voice != nil:
		list = append(list, audit.User(e.Voice.User))
	case e.Grant != nil && e.Grant.User != "":
		list = append(list, audit.User(e.Grant.User))
	case e.Grant != nil:
		list = append(list, audit.Group(e.Grant.Group.Key))
	case a.Group != nil:
		list = append(list, audit.Group(a.Group.UniqueName))
	case a.Licences != nil:
		list = append(list, audit.Group(a.Licences.Group.Key))
	case a.Team != nil:
		list = append(list, audit.Team(a.Team.Team.Key))
	case e.Queue != nil:
		list = append(list, audit.Queue(e.Queue.Queue))
	case e.Policy != nil:
		list = append(list, audit.Policy(e.Policy.Type, string(e.Policy.Name)))
	}
	if e.Grant != nil && e.Grant.Name != "" {
		list = append(list, audit.Policy(e.Grant.Type, string(e.Grant.Name)))
	}
	return list
}
