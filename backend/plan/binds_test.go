package plan

import (
	"strings"
	"testing"

	"personadesk/backend/tenant"
)

func TestAGrantNamesAUserOrAGroup(t *testing.T) {
	grant := func(name string, v tenant.Value) tenant.Command {
		return tenant.Command{Name: "Grant-CsTeamsCallingPolicy", Params: []tenant.Param{param(name, v), param("PolicyName", tenant.Text("Mine"))}}
	}
	someone := &tenant.Ref{Kind: tenant.RefGroup, Key: "g"}
	for name, c := range map[string]struct {
		command tenant.Command
		refused string
	}{
		"a user":                      {grant("Identity", tenant.Text("u")), ""},
		"a group":                     {grant("Group", tenant.RefTo(tenant.RefGroup, "g")), ""},
		"no grant":                    {tenant.Command{Name: "Get-CsTenant"}, ""},
		"the default":                 {grant("Identity", tenant.Text("Global")), "neither"},
		"the default by its tag":      {grant("Identity", tenant.Text(" Tag:global")), "neither"},
		"a blank":                     {grant("Identity", tenant.Text(" ")), "neither"},
		"a reference that is not":     {grant("Group", tenant.Value{Kind: tenant.KindRef}), "neither"},
		"a reference to nothing":      {grant("Group", tenant.RefTo(tenant.RefGroup, "")), "neither"},
		"nobody, beside a text":       {grant("Identity", tenant.Value{Kind: tenant.KindNull, Text: "u"}), "neither"},
		"nobody, beside a reference":  {grant("Group", tenant.Value{Kind: tenant.KindNull, Ref: someone}), "neither"},
		"a command that is not known": {tenant.Command{Name: "Grant-Everything"}, "catalogue"},
	} {
		err := bindsAlone(c.command)
		if (err == nil) != (c.refused == "") || err != nil && !strings.Contains(err.Error(), c.refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
